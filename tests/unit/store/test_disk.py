from pathlib import Path

import pytest

from tui.store.disk import risk_of

MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /net/reports rw,relatime shared:9 - nfs4 server:/reports rw
31 22 0:41 / /media/share\040one rw,relatime - cifs //server/share rw
32 22 0:42 / /home/ada/far rw,nosuid - fuse.sshfs ada@far:/ rw
33 22 0:43 / /mnt/stick rw - fuseblk /dev/sdb1 rw
34 22 0:44 / /net rw - tmpfs tmpfs rw
not a line of that table
"""


@pytest.mark.parametrize(
    ("folder", "risk"),
    [
        ("/home/ada/tieout", ""),
        ("/net/reports/tieout", "a network or virtual file system (nfs4)"),
        ("/net/reports", "a network or virtual file system (nfs4)"),
        ("/net/reports-of-mine", ""),
        ("/media/share one/x", "a network or virtual file system (cifs)"),
        ("/home/ada/far/x", "a network or virtual file system (fuse.sshfs)"),
        ("/mnt/stick/x", ""),
    ],
)
def test_a_file_system_of_the_network_is_named(folder: str, risk: str) -> None:
    assert risk_of(Path(folder), MOUNTS) == risk


@pytest.mark.parametrize(
    ("folder", "by"),
    [
        ("/home/ada/Dropbox/tieout", "Dropbox"),
        ("/home/ada/Dropbox (Firm)/tieout", "Dropbox"),
        ("/home/ada/OneDrive - The Firm/tieout", "OneDrive"),
        ("/Users/ada/Library/Mobile Documents/tieout", "iCloud"),
        ("/home/ada/我的坚果云/tieout", "坚果云"),
        ("/home/ada/Nutstore Files/tieout", "坚果云"),
        ("/home/ada/Google Drive/tieout", "Google Drive"),
    ],
)
def test_a_folder_that_is_synced_is_named(folder: str, by: str) -> None:
    assert risk_of(Path(folder), "") == f"a folder that is synced by {by}"


@pytest.mark.parametrize("folder", ["/home/ada/Dropboxes/x", "/home/ada/boxes", "/home/ada/one drive"])
def test_a_folder_that_is_named_alike_is_none(folder: str) -> None:
    assert risk_of(Path(folder), "") == ""


def test_of_two_file_systems_on_one_point_the_later_counts() -> None:
    mounts = "1 1 8:1 / / rw - ext4 a rw\n2 1 8:1 / /x rw - nfs b rw\n3 1 8:1 / /x rw - ext4 c rw\n"
    assert risk_of(Path("/x/store"), mounts) == ""
