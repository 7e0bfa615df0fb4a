"""The log in PostgreSQL, for several people at several machines: one database holds one log. The only place that knows SQLAlchemy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from ombudscan.decisions.entry import DecisionError
from ombudscan.decisions.rows import Row

try:
    import sqlalchemy as sa
    from sqlalchemy.exc import SQLAlchemyError
except ImportError as missing:
    raise DecisionError("A shared database needs SQLAlchemy and psycopg: pip install 'ombudscan[web,postgres]'") from missing

# Any number, the same for every client: who holds it adds to the log.
_LOCK = 0x6F6D62
_SECONDS = 30
_TABLE = sa.Table(
    "ombudscan_decisions",
    sa.MetaData(),
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
)
# Nobody changes or removes a row by mistake; who does it on purpose is found out by the chain.
_GUARD = """
CREATE OR REPLACE FUNCTION ombudscan_only_added() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'decisions are only added'; END $$;
CREATE OR REPLACE TRIGGER ombudscan_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ombudscan_decisions
FOR EACH STATEMENT EXECUTE FUNCTION ombudscan_only_added();
"""


class SharedRows:
    """The rows in a database at an address such as postgresql://name@host/database; the table is made where there is none."""

    def __init__(self, address: str) -> None:
        try:
            url = sa.make_url(address)
        except SQLAlchemyError:
            raise DecisionError("The database is no address such as postgresql://name@host/database.") from None
        if url.get_backend_name() != "postgresql":
            raise DecisionError("Only PostgreSQL is shared: give an address such as postgresql://name@host/database.")
        self.where = url.render_as_string(hide_password=True)
        with self._told():
            self._engine = sa.create_engine(
                url.set(drivername="postgresql+psycopg"), poolclass=sa.NullPool, connect_args={"connect_timeout": _SECONDS}
            )
        with self._told(), self._engine.begin() as db:
            _alone(db)
            if not sa.inspect(db).has_table(_TABLE.name):
                _TABLE.create(db)
                db.exec_driver_sql(_GUARD)

    def append(self, next_row: Callable[[Row | None], Row]) -> Row:
        """Add a row under a lock of the database's; raise DecisionError where it cannot be reached or written."""
        with self._told(), self._engine.begin() as db:
            _alone(db)
            last = db.execute(_TABLE.select().order_by(_TABLE.c.number.desc()).limit(1)).first()
            row = next_row(Row(*last) if last else None)
            db.execute(_TABLE.insert().values(row._asdict()))
        return row

    def after(self, number: int) -> Sequence[Row]:
        """Return the rows after `number`, in order."""
        with self._told(), self._engine.connect() as db:
            return [Row(*r) for r in db.execute(_TABLE.select().where(_TABLE.c.number > number).order_by(_TABLE.c.number))]

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, ImportError) as error:
            why = str(getattr(error, "orig", None) or error).splitlines()[0]
            raise DecisionError(f"The database of decisions ({self.where}) cannot be used: {why}. Nothing was added.") from error


def _alone(db: sa.Connection) -> None:
    """Wait until nobody else adds, until the end of this transaction."""
    db.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
