# Puts people, teams and cases that exist into well-formed requests, so that generated lives are lived and not only refused.
import json
import os
import uuid

import schemathesis

world = json.loads(os.environ.get("CONTRACT_WORLD", "{}"))
# Fields that name a person or a team; an id made up for them is refused before the case is asked.
named = {field: world["person"] for field in ("agentId", "pointOfContactId", "to", "userId")} if world else {}
if world:
    named["teamId"] = world["team"]
raises = 0
asked = 0
raised_cases = []


@schemathesis.hook
def before_call(context, case, **kwargs):
    """Leaves malformed requests as they are: what is wrong with them must stay wrong."""
    if not world or not case.meta.generation.mode.is_positive:
        return
    about_a_case(case)
    if not isinstance(case.body, dict):
        return
    case.body = {field: named.get(field, value) for field, value in case.body.items()}
    if case.operation.label == "POST /v1/escalations":
        raised(case)


def raised(case):
    """Of two raises one is as generated and one passes the gate, so that cases of every state are met."""
    global raises
    raises += 1
    case.body.pop("follows", None)
    if raises % 2 == 0:
        case.body = {**world["raise"], "ticket": {"reference": str(uuid.uuid4())}}


def about_a_case(case):
    """Every other address of a case is that of one of the last twenty; the rest stay made up."""
    global asked
    if not raised_cases or "escalationId" not in (case.path_parameters or {}):
        return
    asked += 1
    if asked % 2 == 0:
        recent = raised_cases[-20:]
        case.path_parameters["escalationId"] = recent[(asked // 2) % len(recent)]


@schemathesis.hook
def after_call(context, case, response):
    """Remembers what was raised."""
    if case.operation.label == "POST /v1/escalations" and response.status_code == 201:
        raised_cases.append(response.json()["id"])
