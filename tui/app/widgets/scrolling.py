"""A pane that keys scroll: by a row, half a page, a page, to its ends, and sideways."""

from tui.app.widgets.lines import LineView

SIDE_STEP = 8
"""How many cells one key scrolls sideways."""


class KeyScrolled(LineView):
    """A scrolling pane with an action for each way that keys go."""

    def go_to(self, row: int) -> None:
        """Put a row at the top of the screen, or as near to it as there are rows below."""
        raise NotImplementedError

    def action_text_down(self) -> None:
        """Scroll a row down."""
        self.scroll_rows(1)

    def action_text_up(self) -> None:
        """Scroll a row up."""
        self.scroll_rows(-1)

    def action_text_page_down(self) -> None:
        """Scroll a page down."""
        self.scroll_rows(max(self.height - 2, 1))

    def action_text_page_up(self) -> None:
        """Scroll a page up."""
        self.scroll_rows(-max(self.height - 2, 1))

    def action_text_half_down(self) -> None:
        """Scroll half a page down."""
        self.scroll_rows(max(self.height // 2, 1))

    def action_text_half_up(self) -> None:
        """Scroll half a page up."""
        self.scroll_rows(-max(self.height // 2, 1))

    def action_text_top(self) -> None:
        """Scroll to the top."""
        self.go_to(0)

    def action_text_bottom(self) -> None:
        """Scroll to the bottom."""
        self.go_to(max(self.virtual_size.height - 1, 0))

    def action_text_left(self) -> None:
        """Scroll a wide table to the left."""
        self.scroll_to(x=self.scroll_offset.x - SIDE_STEP, animate=False, force=True)

    def action_text_right(self) -> None:
        """Scroll a wide table to the right."""
        self.scroll_to(x=self.scroll_offset.x + SIDE_STEP, animate=False, force=True)
