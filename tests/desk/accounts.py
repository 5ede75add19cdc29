"""Wagtail's account screen, filled in as a browser would send it."""


def enter(desk, url, **times):
    """Save the account as it stands, with other ``times`` of when she is written to."""
    form = desk.get(url).context
    fields = {}
    for panels in form["panels_by_tab"].values():
        for panel in panels:
            for field in panel.get_form():
                fields[field.html_name] = field.value() or ""
    fields = {name: value for name, value in fields.items() if isinstance(value, str)}
    fields |= {f"rhythm-{name}": value for name, value in times.items()}
    return desk.post(url, fields)
