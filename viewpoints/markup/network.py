"""A process that leaves the network for good, where the kernel lets it."""

import ctypes
from contextlib import suppress

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000


def leave() -> bool:
    """Move this process, and all it starts, into a network of its own with nothing in it.

    Linux: unshare(2), as root or in a user namespace of its own. Elsewhere, and in a container that
    forbids it, nothing happens and the answer is False: the caller has other means, this is the last.
    """
    with suppress(OSError, AttributeError):
        unshare = ctypes.CDLL(None).unshare
        return not unshare(_CLONE_NEWNET) or not unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    return False
