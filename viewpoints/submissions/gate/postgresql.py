"""The gate on PostgreSQL: constraint triggers, deferred to the commit.

Two transactions that commit at once must see each other: one withdraws a permit while the other
publishes its text, and neither would find a violation. So each takes one lock before it looks, and
keeps it until it is committed. With READ COMMITTED, Django's own level, the look comes after the
lock; a transaction of another level would look at the past, and is refused.
"""

from viewpoints.submissions.gate import declared
from viewpoints.submissions.gate.declared import EVENTS, FIXED, VIEW, Dialect, Event, Fixed

HASH = declared.columns_hash("encode(sha256(convert_to({}, 'UTF8')), 'hex')".format)
LOCK = 7_262_107_335  # any number that no other program here uses
_LOOK = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $gate$
DECLARE
    bad bigint;
BEGIN
    IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
        RAISE EXCEPTION 'the gate needs transactions that are READ COMMITTED'
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    PERFORM pg_advisory_xact_lock({lock});
    SELECT article_id INTO bad FROM {view} {where} LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'article % is live without a permit for its exact text', bad
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$gate$
"""
# TRUNCATE fires no triggers of rows; emptying all tables at once stays possible.
EMPTIED = ("submissions_seal", "submissions_permit")


def _look(name: str, where: str) -> str:
    return _LOOK.format(name=name, lock=LOCK, view=VIEW, where=where)


def _trigger(event: Event) -> str:
    return f"""
    {_look(event.name, f"WHERE article_id {event.which}")};
    CREATE CONSTRAINT TRIGGER {event.name} {event.when} DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION {event.name}()
    """


def _unchanging(fixed: Fixed) -> str:
    return f"""
    CREATE FUNCTION {fixed.name}() RETURNS trigger LANGUAGE plpgsql AS $gate$
    BEGIN
        RAISE EXCEPTION '{fixed.words}' USING ERRCODE = 'integrity_constraint_violation';
    END
    $gate$;
    CREATE TRIGGER {fixed.name} {fixed.when}
    FOR EACH ROW WHEN ({fixed.changed}) EXECUTE FUNCTION {fixed.name}()
    """


def _emptying(table: str) -> str:
    return f"""
    CREATE TRIGGER gate_emptied_{table} AFTER TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION gate_emptied()
    """


_TRIGGERS = [one.name for one in (*FIXED, *EVENTS)]

POSTGRESQL = Dialect(
    columns_hash=HASH,
    up=(
        declared.view(HASH),
        *map(_unchanging, FIXED),
        *map(_trigger, EVENTS),
        _look("gate_emptied", ""),
        *map(_emptying, EMPTIED),
    ),
    down=(
        *(f"DROP FUNCTION IF EXISTS {name}() CASCADE" for name in (*_TRIGGERS, "gate_emptied")),
        f"DROP VIEW IF EXISTS {VIEW}",
    ),
    parts=frozenset({VIEW, *_TRIGGERS, *(f"gate_emptied_{table}" for table in EMPTIED)}),
    standing="""
    SELECT tgname FROM pg_trigger
    WHERE tgname LIKE 'gate%' AND tgenabled IN ('O', 'A') AND pg_table_is_visible(tgrelid)
    UNION ALL
    SELECT relname FROM pg_class WHERE relname LIKE 'gate%' AND pg_table_is_visible(oid)
    """,
)
