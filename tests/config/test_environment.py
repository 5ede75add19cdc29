"""Settings come from one declared table."""

from pathlib import Path

import pytest

from viewpoints.config.environment import SETTINGS, Misconfigured, read


def test_without_an_environment_every_setting_has_its_default():
    assert dict(read({}).values) == {setting.name: setting.default for setting in SETTINGS}


def test_values_have_the_declared_type():
    given = read(
        {
            "VIEWPOINTS_PORT": "80",
            "VIEWPOINTS_DATA": "/srv/vp",
            "VIEWPOINTS_DEMO": "no",
            "PORT": "1",
        }
    )

    assert (80, Path("/srv/vp"), False) == (given.PORT, given.DATA, given.DEMO)


@pytest.mark.parametrize(("name", "value"), [("PORT", "eighty"), ("DEBUG", "maybe")])
def test_a_value_of_another_type_names_its_setting(name, value):
    with pytest.raises(Misconfigured, match=f"VIEWPOINTS_{name}='{value}'"):
        read({f"VIEWPOINTS_{name}": value})


def test_what_is_not_declared_is_not_there():
    with pytest.raises(AttributeError):
        _ = read({"VIEWPOINTS_COLOUR": "red"}).COLOUR
