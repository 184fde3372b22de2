"""Addresses that only work inside a company, told apart from public ones by their form."""

import ipaddress
import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from ladderdesk.packet.folding import Folded


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PRIVATE_ENDINGS = _words("internal intranet local localdomain localhost corp lan home arpa private")
INSIDE_NAMES = _words(
    """
    intranet internal corp vpn sso okta wiki confluence jira gitlab git gerrit bitbucket phabricator jenkins ci argocd
    grafana kibana prometheus splunk sentry dashboard dashboards metrics monitoring superset metabase looker tableau
    mlflow wandb airflow jupyter sharepoint drive backstage registry artifactory nexus vault staging dev qa
    """
)
SHARED_SERVICES = _words(
    """
    atlassian.net slack.com sharepoint.com notion.so docs.google.com drive.google.com sheets.google.com linear.app
    asana.com monday.com airtable.com trello.com miro.com figma.com lucid.app zoom.us teams.microsoft.com office.com
    onedrive.live.com dropbox.com box.com datadoghq.com datadoghq.eu grafana.net sentry.io pagerduty.com honeycomb.io
    newrelic.com wandb.ai databricks.com snowflakecomputing.com amazonaws.com console.aws.amazon.com
    console.cloud.google.com portal.azure.com dev.azure.com visualstudio.com quip.com coda.io clickup.com zendesk.com
    salesforce.com force.com service-now.com
    """
)
PUBLIC_SCHEMES = frozenset({"http", "https", "ftp", "mailto"})
SHORT_HOSTS = "go|wiki|jira|confluence|gitlab|grafana|kibana|jenkins|intranet"
END_OF_SENTENCE = ".,;:!?'\""

FULL_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.\-]*://[^\s<>\"“”«»{}|^]+")
SHARE = re.compile(r"\\\\[\w.$\-]+(?:\\[^\s\"“”]+)*")
SECURE_COPY = re.compile(r"\b[\w.\-]+@[\w.\-]+:[\w./~\-]+")
SHORT_ADDRESS = re.compile(rf"(?<![\w/.@\-])(?:{SHORT_HOSTS})/(?!no\b)[\w#][\w./#?=&%\-]*")
BARE_HOST = re.compile(
    r"(?<![\w@/.\-])(?:[a-z0-9_](?:[a-z0-9_\-]*[a-z0-9])?\.)+[a-z0-9\-]{2,}(?::\d+)?(?:/[^\s<>\"“”{}|^]*)?"
)
NUMBERED_HOST = re.compile(r"(?<![\w./@\-])\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:/[^\s<>\"“”{}|^]*)?(?![\w.]*\d)")
EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")


def internal_places(folded: Folded, own_hosts: Collection[str]) -> Iterator[tuple[int, int]]:
    """Go through the places of a text where an internal address stands."""
    for pattern in (FULL_ADDRESS, SHARE, SECURE_COPY, SHORT_ADDRESS, BARE_HOST, NUMBERED_HOST, EMAIL):
        for found in pattern.finditer(folded.text):
            address = _without_ending(found.group())
            if address and is_internal(address, own_hosts):
                yield folded.span(found.start(), found.start() + len(address))


def _without_ending(address: str) -> str:
    """Leave the punctuation of the sentence around an address to the sentence."""
    while address and (address[-1] in END_OF_SENTENCE or (address[-1] in ")]" and not {*"(["} & {*address})):
        address = address[:-1]
    return address


def email_places(folded: Folded) -> Iterator[tuple[int, int]]:
    """Go through the places of a text where an e-mail address stands."""
    for found in EMAIL.finditer(folded.text):
        yield folded.span(*found.span())


def is_internal(address: str, own_hosts: Collection[str] = ()) -> bool:
    """Say whether an address, in folded form, leads into a company rather than to the public."""
    if address.startswith("\\\\") or SHORT_ADDRESS.fullmatch(address) or SECURE_COPY.fullmatch(address):
        return True
    if EMAIL.fullmatch(address):
        return _is_inside(address.rpartition("@")[2], own_hosts, is_full=False)
    scheme = address.partition("://")[0] if "://" in address else ""
    if scheme and scheme not in PUBLIC_SCHEMES:
        return True
    try:
        host = urlsplit(address if scheme else f"//{address}").hostname or ""
    except ValueError:
        return True
    return _is_inside(host.rstrip("."), own_hosts, is_full=bool(scheme))


def _is_inside(host: str, own_hosts: Collection[str], *, is_full: bool) -> bool:
    if any(host == own or host.endswith(f".{own}") for own in own_hosts):
        return True
    number = _as_number(host)
    if number is not None:
        return not number.is_global
    labels = host.split(".")
    if len(labels) < 2:
        return is_full
    if labels[-1] in PRIVATE_ENDINGS or not INSIDE_NAMES.isdisjoint(labels[:-2]):
        return True
    return any(host == service or host.endswith(f".{service}") for service in SHARED_SERVICES)


def _as_number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
