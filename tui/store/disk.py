"""Whether a folder is on this machine's own disk: a store on a network or in a synced folder can be damaged there.

SQLite's locks and its log rely on the disk ("How To Corrupt An SQLite Database File" §2, sqlite.org), and a program
that syncs a folder copies the database and its log at different moments.
"""

import os
import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = frozenset(
    {
        *("9p", "afs", "afpfs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "gpfs", "lustre"),
        *("ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "smb2", "smb3", "smbfs", "vboxsf", "webdav"),
    }
)
_FUSE = "fuse"
_LOCAL_FUSE = frozenset({"fuseblk", "fuse.ext2", "fuse.ext4", "fuse.fuse-overlayfs", "fuse.ntfs-3g", "fuse.exfat"})
_SYNCED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "a cloud drive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "坚果云": "坚果云",
    "我的坚果云": "坚果云",
    "nutstore": "坚果云",
    "nutstore files": "坚果云",
    "百度网盘": "百度网盘",
    "百度云同步盘": "百度网盘",
    "baidusyncdisk": "百度网盘",
    "wps云盘": "WPS云盘",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "seafile": "Seafile",
    "box": "Box",
    "box sync": "Box",
    "megasync": "MEGA",
    "pcloud drive": "pCloud",
}
"""What folders that are synced are called, in small letters, and by what."""
_SET_APART = (" - ", " (")
"""What stands between the name of such a folder and that of the person or the firm."""
_REMOTE_DRIVE = 4


def risk_of(folder: Path, mounts: str | None = None) -> str:
    """Return where a folder is when that is a risk to a store, in a few words; empty when nothing speaks for it.

    Args:
        folder: An absolute path; it need not be there yet.
        mounts: What Linux says of mounted file systems (proc(5), mountinfo); None to ask it.
    """
    synced = next((name for part in folder.parts if (name := _synced_by(part))), "")
    if synced:
        return f"a folder that is synced by {synced}"
    kind = _file_system(folder, _mounts() if mounts is None else mounts)
    if kind in _NETWORK or (kind.startswith(_FUSE) and kind not in _LOCAL_FUSE):
        return f"a network or virtual file system ({kind})"
    return "a network drive" if _is_remote(folder) else ""


def _synced_by(part: str) -> str:
    name = part.casefold()
    for mark in _SET_APART:
        name = name.partition(mark)[0]
    return _SYNCED.get(name, "")


def _mounts() -> str:
    try:
        return _MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def _file_system(folder: Path, mounts: str) -> str:
    """Return the type of the file system that a folder is on; empty when that is not known."""
    path = os.path.realpath(folder)
    best = ("", "")
    for line in mounts.splitlines():
        before, found, after = line.partition(" - ")
        fields = before.split(" ")
        if not found or len(fields) < 5:  # noqa: PLR2004 - the mount point is the fifth
            continue
        point = fields[4].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        # Of two file systems mounted on one point the later hides the other.
        if _is_within(path, point) and len(point) >= len(best[0]):
            best = (point, after.split(" ")[0])
    return best[1]


def _is_within(path: str, point: str) -> bool:
    return path == point or path.startswith(point.rstrip("/") + "/")


def _is_remote(folder: Path) -> bool:
    """Say whether Windows calls the drive of a folder remote."""
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 - for Windows alone

    return folder.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE
