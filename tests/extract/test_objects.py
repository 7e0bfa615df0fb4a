"""What is answered within a time."""

from __future__ import annotations

import pytest

from ombudscan.extract.objects import another


@pytest.mark.parametrize(
    "words",
    [
        "The Treasurer replies to queries on the rent book within …",
        "The Clerk pays invoices within …",
        "Emails to the office are answered within …",
        "Applications for a transfer are decided in …",
        "We respond to requests for permission to keep a pet in …",
        "Your calls are returned within …",
        "The Bursar answers all written questions about the heating charge in …",
        "A mutual exchange is decided within …",
        "Letters from solicitors are answered in …",
        "Requests to alter your home are considered within …",
    ],
)
def test_other_things_that_are_answered(words):
    assert another(words)


@pytest.mark.parametrize(
    "words",
    [
        "The Clerk replies to complaints within …",
        "We reply to requests for a review within …",
        "Requests to go to stage 2 are acknowledged within …",
        "We answer an application for review within …",
        "We acknowledge all emails making a complaint within …",  # how the complaint came
        "We decide your complaint within …",
        "We reply by email within …",
        "We send an email within …",
        "We will call you within …",
        "The reply is sent within …",
        "You will get a letter within …",
        "The request is decided within …",
        "Your request for an extension is answered within …",
        "The form is acknowledged within …",
    ],
)
def test_what_is_part_of_a_complaint(words):
    assert not another(words)
