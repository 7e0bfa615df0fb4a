"""`ombudscan serve` itself: where it listens, what it prints, its options and what it says to wrong ones."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ombudscan.cli import app
from ombudscan.web import serving
from ombudscan.web.settings import ServeSettings

GUIDE = (Path(__file__).parents[2] / "docs" / "serving.md").read_text(encoding="utf-8")


@pytest.mark.enable_socket
def test_it_listens_on_this_machine_alone() -> None:
    with serving.bound(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"
        listening.listen()
        with pytest.raises(OSError, match="in use"):
            serving.bound(listening.getsockname()[1])


def test_the_address_holds_the_token_and_the_file_that_leads_there_is_the_users_own(tmp_path: Path) -> None:
    settings = ServeSettings()
    opens = serving.address(settings, 8123)
    assert opens == f"http://127.0.0.1:8123/open?token={settings.token}"
    uri = serving.doorway(tmp_path, opens)
    made = tmp_path / "open.html"
    assert uri == made.as_uri()
    assert settings.token not in uri
    assert made.stat().st_mode & 0o777 == 0o600


def test_every_option_is_in_the_guide() -> None:
    shown = CliRunner().invoke(app, ["serve", "--help"], env={"COLUMNS": "200"}).output
    offered = set(re.findall(r"(--[a-z-]+)", shown)) - {"--help", "--open"}
    told = set(re.findall(r"(--[a-z-]+)", GUIDE))
    assert offered <= told | {"--database", "--documents"}  # the run's own options, in its own guide
    assert {"--port", "--no-open", "--keep"} <= offered


@pytest.mark.skipif(sys.platform == "win32", reason="interrupted by a signal")
def test_a_real_server_says_where_it_is_ends_in_order_and_leaves_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ombudscan.cli", "serve", "--no-open"]
    env = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env) as server:
        assert server.stdout is not None
        first = server.stdout.readline()
        assert re.fullmatch(r"Open http://127\.0\.0\.1:\d+/open\?token=[\w-]{43}\n", first)
        port = re.search(r":(\d+)/", first)
        assert port
        taken = subprocess.run([*command, "--port", port[1]], capture_output=True, text=True, env=env, check=False)
        assert taken.returncode == 2
        assert "Name another with --port" in taken.stderr
        server.send_signal(signal.SIGINT)
        assert server.wait(60) in (0, -signal.SIGINT, 130)
        assert "Traceback" not in (server.stderr.read() if server.stderr else "")
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("ombudscan")] == []
