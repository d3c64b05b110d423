"""The front door: settings, ledgers and contributions behind one object."""

from .opening import open_workspace
from .workspace import Workspace

__all__ = ["Workspace", "open_workspace"]
