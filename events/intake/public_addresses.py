"""Which addresses of the network are out in public. What is not known to be, is not."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Final

# IANA's special-purpose registry (RFC 6890 and later), and what clouds keep for themselves at a public address.
_KEPT_V4: Final = tuple(
    IPv4Network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        "168.63.129.16/32",
    )
)
_PUBLIC_V6: Final = IPv6Network("2000::/3")
_KEPT_V6: Final = tuple(  # of those: Teredo and 6to4 lead to an IPv4 address of their choice, the others nowhere
    IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
_NAT64: Final = IPv6Network("64:ff9b::/96")
_ISATAP: Final = (0x00005EFE, 0x02005EFE)  # the upper half of an interface that holds an IPv4 address


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether a request may go there: no address of this machine, its neighbours, its provider, or of many at once."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _KEPT_V4)
    lower = IPv4Address(int(address) & 0xFFFF_FFFF)
    if address in _NAT64:
        return is_public(lower)
    if (int(address) >> 32) & 0xFFFF_FFFF in _ISATAP and not is_public(lower):
        return False
    return not address.scope_id and address in _PUBLIC_V6 and not any(address in network for network in _KEPT_V6)
