"""What is drawn: words that differ in words or in typography only, who does it, and how far back."""

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "工资不是罪过。",
        "工资，不是罪过。",
        "工资 ,不是罪过.",
        "时间也要钱。",
        "他说：“好”。",
        '他说:"好".',
    ]
)
WHO = st.integers(0, 2)
EDITOR = st.integers(0, 1)
BACK = st.integers(0, 2)
SELDOM = st.integers(0, 9)
