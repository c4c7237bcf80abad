"""MLflow's deployments client: the create and update calls that the platform's public documents show, and the rest of the client."""

import json
import os
import sys
import warnings

os.environ["DATABRICKS_HOST"] = os.environ["CONFORMANCE_HOST"]
os.environ["DATABRICKS_TOKEN"] = os.environ["CONFORMANCE_TOKEN"]
os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"

from mlflow.deployments import get_deploy_client
from requests.exceptions import HTTPError

from report import Report, equal

warnings.simplefilter("ignore")
with open(sys.argv[1], encoding="utf-8") as file:
    cases = json.load(file)
client = get_deploy_client("databricks")
report = Report()


def refusal(work):
    """The platform's code for why a call was refused. The status is the client's own: it makes one from the code."""
    try:
        work()
    except HTTPError as error:
        return error.response.json()["error_code"]
    raise AssertionError("the call was not refused")


def documented_create():
    request, reply = cases["external_create"]["request"], cases["external_create"]["reply"]
    made = client.create_endpoint(config=request)
    equal(sorted(set(reply) - set(made)), [])
    equal((made.name, made.state["ready"], made.tags), (reply["name"], "READY", reply["tags"]))
    equal(made.config["served_entities"][0]["external_model"], request["config"]["served_entities"][0]["external_model"])
    assert "rate_limits" not in made, "legacy rate limits were returned"


def documented_update():
    update = cases["external_update_config"]["request"]
    answer = client.update_endpoint_config(update["name"], update)
    equal((answer.task, answer.config["config_version"]), ("llm/v1/chat", 2))
    equal([entity["name"] for entity in answer.config["served_entities"]], ["openai_chat"])


def chat_create():
    made = client.create_endpoint(name=cases["mlflow_client_create"]["name"], config=cases["mlflow_client_create"]["config"])
    equal((made.name, made.config["served_entities"][0]["name"], made.route_optimized), ("chat", "completions", False))


def chat_update():
    update = cases["mlflow_client_update"]
    answer = client.update_endpoint(endpoint="chat", config=update["config"])
    equal([entity["name"] for entity in answer.config["served_entities"]], ["chats"])
    equal(dict(client.update_endpoint(endpoint="chat", config={"rate_limits": update["rate_limits"]})), {"rate_limits": update["rate_limits"]})
    assert "rate_limits" not in client.get_endpoint("chat"), "legacy rate limits were read back"


def throughput():
    request = cases["provisioned_throughput_create"]["request_when_chunk_is_980"]
    made = client.create_endpoint(config=request)
    equal((made.state["config_update"], "config" in made), ("IN_PROGRESS", False))
    live = client.get_endpoint(request["name"])
    for _ in range(5):
        if live.state["config_update"] != "IN_PROGRESS":
            break
        live = client.get_endpoint(request["name"])
    [entity] = live.config["served_entities"]
    equal((entity["entity_version"], entity["min_provisioned_throughput"], entity["max_provisioned_throughput"]), ("3", 1960, 2940))


def sections():
    tags = client.update_endpoint_tags("chat", {"add_tags": [{"key": "team", "value": "support"}], "delete_tags": ["nothing"]})
    equal(tags.tags, [{"key": "team", "value": "support"}])
    limits = [{"calls": 30, "key": "user", "renewal_period": "minute"}]
    gateway = client.update_endpoint_ai_gateway("chat", {"usage_tracking_config": {"enabled": True}, "rate_limits": limits})
    equal((gateway.usage_tracking_config, gateway.rate_limits), ({"enabled": True}, limits))
    equal(dict(client.update_endpoint_rate_limits("chat", {"rate_limits": limits})), {"rate_limits": limits})


def use():
    answer = client.predict(endpoint="chat", inputs={"messages": [{"role": "user", "content": "Hello!"}]})
    equal((answer["object"], answer["choices"][0]["message"]["role"]), ("chat.completion", "assistant"))
    names = {endpoint["name"] for endpoint in client.list_endpoints()}
    assert {"chat", "openai_endpoint", "prov-throughput-endpoint"} <= names, f"the list has only {names}"


def remove():
    client.create_endpoint(config={"name": "short-lived", "config": cases["mlflow_client_create"]["config"]})
    equal(dict(client.delete_endpoint("short-lived")), {})
    equal(refusal(lambda: client.get_endpoint("short-lived")), "RESOURCE_DOES_NOT_EXIST")


def refusals():
    equal(refusal(lambda: client.create_endpoint(config={**cases["external_create"]["request"], "name": "not a name"})), "INVALID_PARAMETER_VALUE")
    equal(refusal(lambda: client.create_endpoint(config=cases["external_create"]["request"])), "RESOURCE_ALREADY_EXISTS")
    equal(refusal(lambda: client.predict(endpoint="nothing", inputs={"inputs": [1]})), "ENDPOINT_NOT_FOUND")


report.check("makes the documents' create call of an external endpoint, and reads the documents' reply", documented_create)
report.check("makes the documents' update of that endpoint's config", documented_update)
report.check("makes MLflow's own documented create", chat_create)
report.check("makes MLflow's own documented updates: config and rate limits", chat_update)
report.check("makes the documents' create call of provisioned throughput", throughput)
report.check("updates tags, gateway and rate limits", sections)
report.check("queries and lists", use)
report.check("deletes, and reads the answer as JSON", remove)
report.check("is refused with the platform's codes", refusals)
report.finish()
