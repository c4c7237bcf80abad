"""The official Python SDK: endpoints of every kind and provider, every section, queries, logs, permissions and refusals."""

import os

from databricks.sdk import WorkspaceClient, errors
from databricks.sdk.service import serving as s

from report import Report, equal, raised

host = os.environ["CONFORMANCE_HOST"]
client_id = os.environ["CONFORMANCE_CLIENT_ID"]
workspace = WorkspaceClient(host=host, token=os.environ["CONFORMANCE_TOKEN"], auth_type="pat")
api = workspace.serving_endpoints
report = Report()
chat = "llm/v1/chat"


def secret(key):
    return "{{secrets/keys/" + key + "}}"


def external(provider, task=chat, name="some-model-1.5", **settings):
    return s.ServedEntityInput(
        name="main", external_model=s.ExternalModel(provider=s.ExternalModelProvider(provider), name=name, task=task, **settings)
    )


def config(name, *entities, **rest):
    return s.EndpointCoreConfigInput(name=name, served_entities=list(entities), **rest)


providers = {
    "py-openai": external("openai", openai_config=s.OpenAiConfig(openai_api_key=secret("api"), openai_organization="org-1")),
    "py-azure": external(
        "openai",
        task="llm/v1/embeddings",
        openai_config=s.OpenAiConfig(
            openai_api_type="azure",
            openai_api_key=secret("api"),
            openai_api_base="https://x.openai.azure.com",
            openai_api_version="2024-06-01",
            openai_deployment_name="embed",
        ),
    ),
    "py-anthropic": external("anthropic", anthropic_config=s.AnthropicConfig(anthropic_api_key=secret("api"))),
    "py-cohere": external("cohere", task="llm/v1/completions", cohere_config=s.CohereConfig(cohere_api_key=secret("api"))),
    "py-bedrock": external(
        "amazon-bedrock",
        amazon_bedrock_config=s.AmazonBedrockConfig(
            aws_region="eu-west-1",
            bedrock_provider=s.AmazonBedrockConfigBedrockProvider.ANTHROPIC,
            aws_access_key_id=secret("access-id"),
            aws_secret_access_key=secret("access-key"),
        ),
    ),
    "py-vertex": external(
        "google-cloud-vertex-ai",
        google_cloud_vertex_ai_config=s.GoogleCloudVertexAiConfig(project_id="p-1", region="europe-west1", private_key=secret("private")),
    ),
    "py-ai21": external("ai21labs", task="llm/v1/completions", ai21labs_config=s.Ai21LabsConfig(ai21labs_api_key=secret("api"))),
    "py-palm": external("palm", task="llm/v1/completions", palm_config=s.PaLmConfig(palm_api_key=secret("api"))),
    "py-databricks": external(
        "databricks-model-serving",
        databricks_model_serving_config=s.DatabricksModelServingConfig(
            databricks_workspace_url="https://other.cloud.databricks.com", databricks_api_token=secret("api")
        ),
    ),
    "py-custom-key": external(
        "custom",
        custom_provider_config=s.CustomProviderConfig(
            custom_provider_url="https://llm.example.com", api_key_auth=s.ApiKeyAuth(key="x-api-key", value=secret("api"))
        ),
    ),
    "py-custom-bearer": external(
        "custom",
        custom_provider_config=s.CustomProviderConfig(
            custom_provider_url="https://llm.example.com", bearer_token_auth=s.BearerTokenAuth(token=secret("bearer"))
        ),
    ),
}


def create_providers():
    for name, entity in providers.items():
        made = api.create_and_wait(name, config=config(name, entity))
        equal(made.state.ready, s.EndpointStateReady.READY)
        equal(made.config.served_entities[0].external_model, entity.external_model)
        equal([(route.served_entity_name, route.traffic_percentage) for route in made.config.traffic_config.routes], [("main", 100)])
        equal(api.get(name).id, made.id)


champion = s.ServedEntityInput(
    name="champion",
    entity_name="prod.ml.churn",
    entity_version="7",
    workload_size="Small",
    workload_type=s.ServingModelWorkloadType.CPU,
    scale_to_zero_enabled=False,
    environment_vars={"FEATURE_HOST": "features.internal", "FEATURE_TOKEN": secret("api")},
)
challenger = s.ServedEntityInput(
    name="challenger",
    entity_name="prod.ml.churn",
    entity_version="8",
    scale_to_zero_enabled=True,
    min_provisioned_concurrency=4,
    max_provisioned_concurrency=12,
)


def split(first, second):
    return s.TrafficConfig(routes=[s.Route(served_entity_name="champion", traffic_percentage=first), s.Route(served_model_name="challenger", traffic_percentage=second)])


def create_custom():
    made = api.create(
        "py-churn",
        description="Scores churn",
        config=config("py-churn", champion, challenger, traffic_config=split(90, 10)),
        tags=[s.EndpointTag(key="team", value="growth"), s.EndpointTag(key="bare")],
        email_notifications=s.EmailNotifications(on_update_failure=["b@example.com", "a@example.com"]),
        telemetry_config=s.TelemetryConfig(table_names=s.UnityCatalogTableNames(logs_table="prod.logs.churn")),
    )
    equal(made.response.state.config_update, s.EndpointStateConfigUpdate.IN_PROGRESS)
    equal(made.response.config, None)
    equal({entity.state.deployment for entity in made.response.pending_config.served_entities}, {s.ServedModelStateDeployment.DEPLOYMENT_CREATING})
    live = made.result()
    equal((live.state.ready, live.config.config_version, live.pending_config), (s.EndpointStateReady.READY, 1, None))
    equal({entity.name: entity.entity_version for entity in live.config.served_entities}, {"champion": "7", "challenger": "8"})
    equal({route.served_entity_name: route.traffic_percentage for route in live.config.traffic_config.routes}, {"champion": 90, "challenger": 10})
    assert live.telemetry_config.telemetry_profile_id, "no telemetry profile"


def create_throughput():
    entity = s.ServedEntityInput(
        entity_name="ml.llm-catalog.foundation-model", entity_version="3", min_provisioned_throughput=1960, max_provisioned_throughput=2940
    )
    live = api.create_and_wait("py-llama", config=config("py-llama", entity))
    [served] = live.config.served_entities
    equal((served.name, served.min_provisioned_throughput, served.max_provisioned_throughput), ("foundation-model-3", 1960, 2940))


def units(count):
    return s.PtEndpointCoreConfig(
        served_entities=[
            s.PtServedModel(
                name="gpt-oss", entity_name="system.ai.gpt-oss-120b", entity_version="1", provisioned_model_units=count, burst_scaling_enabled=False
            )
        ]
    )


def create_units():
    live = api.create_provisioned_throughput_endpoint_and_wait("py-oss", units(100), tags=[s.EndpointTag(key="team", value="gen-ai")])
    equal(live.config.served_entities[0].provisioned_model_units, 100)
    live = api.update_provisioned_throughput_endpoint_config_and_wait("py-oss", units(150))
    equal((live.config.served_entities[0].provisioned_model_units, live.config.config_version), (150, 2))


def create_others():
    models = [s.ServedModelInput(model_name="ads-model", model_version="3", workload_size="Medium", scale_to_zero_enabled=True)]
    live = api.create_and_wait("py-ads", config=s.EndpointCoreConfigInput(name="py-ads", served_models=models), route_optimized=True)
    equal((live.route_optimized, live.config.served_entities[0].name), (True, "ads-model-3"))
    assert live.endpoint_url and live.data_plane_info.query_info, "no address of its own"
    spec = s.ServedEntityInput(name="spec", entity_name="prod.features.user_spec", workload_size="Small", scale_to_zero_enabled=True)
    api.create_and_wait("py-features", config=config("py-features", spec))
    empty = api.create_and_wait("py-empty", tags=[s.EndpointTag(key="state", value="reserved")])
    equal((empty.state.ready, empty.config), (s.EndpointStateReady.NOT_READY, None))


def update_sections():
    newer = s.ServedEntityInput.from_dict({**champion.as_dict(), "entity_version": "8"})
    pending = api.update_config("py-churn", served_entities=[newer, challenger], traffic_config=split(50, 50))
    equal(pending.response.config.config_version, 1)
    equal(pending.response.pending_config.config_version, 2)
    raised(errors.ResourceConflict, lambda: api.update_config("py-churn", served_entities=[champion, challenger], traffic_config=split(50, 50)))
    equal(pending.result().config.config_version, 2)

    tags = api.patch("py-churn", add_tags=[s.EndpointTag(key="cost", value="1"), s.EndpointTag(key="team", value="risk")], delete_tags=["bare", "nothing"])
    equal({tag.key: tag.value for tag in tags.tags}, {"team": "risk", "cost": "1"})
    told = api.update_notifications("py-churn", email_notifications=s.EmailNotifications(on_update_success=["c@example.com"]))
    equal((told.name, told.email_notifications.on_update_success), ("py-churn", ["c@example.com"]))
    equal(api.get("py-churn").email_notifications.on_update_failure, None)

    def limits(calls):
        return [s.AiGatewayRateLimit(key=s.AiGatewayRateLimitKey.USER, calls=calls, renewal_period=s.AiGatewayRateLimitRenewalPeriod.MINUTE)]

    api.put_ai_gateway(
        "py-churn",
        usage_tracking_config=s.AiGatewayUsageTrackingConfig(enabled=True),
        inference_table_config=s.AiGatewayInferenceTableConfig(enabled=True, catalog_name="prod", schema_name="logs"),
        rate_limits=limits(30),
    )
    raised(
        errors.BadRequest,
        lambda: api.put_ai_gateway("py-churn", inference_table_config=s.AiGatewayInferenceTableConfig(enabled=True, catalog_name="prod", schema_name="other")),
    )
    gateway = api.put_ai_gateway("py-churn", usage_tracking_config=s.AiGatewayUsageTrackingConfig(enabled=True), rate_limits=limits(40))
    equal((gateway.inference_table_config, gateway.rate_limits[0].calls), (None, 40))

    profile = s.TelemetryConfig(telemetry_profile_id="profile-1")
    equal(api.patch_telemetry_config("py-churn", telemetry_config=profile).telemetry_config.telemetry_profile_id, "profile-1")
    raised(errors.BadRequest, lambda: api.patch_telemetry_config("py-openai", telemetry_config=profile))

    old = [s.RateLimit(calls=10, key=s.RateLimitKey.USER, renewal_period=s.RateLimitRenewalPeriod.MINUTE)]
    equal(api.put("py-openai", rate_limits=old).rate_limits, old)
    assert "rate_limits" not in api.get("py-openai").as_dict(), "legacy rate limits were read back"


def permissions():
    one = api.get("py-openai").id
    level = s.ServingEndpointPermissionLevel

    def grants(answer):
        return {entry.group_name or entry.service_principal_name: {each.permission_level for each in entry.all_permissions if not each.inherited} for entry in answer.access_control_list}

    group = s.ServingEndpointAccessControlRequest(group_name="analysts", permission_level=level.CAN_QUERY)
    own = s.ServingEndpointAccessControlRequest(service_principal_name=client_id, permission_level=level.CAN_MANAGE)
    equal(grants(api.set_permissions(one, access_control_list=[group, own])), {"analysts": {level.CAN_QUERY}, client_id: {level.CAN_MANAGE}, "admins": set()})
    more = s.ServingEndpointAccessControlRequest(group_name="support-apps", permission_level=level.CAN_VIEW)
    api.update_permissions(one, access_control_list=[more])
    equal(grants(api.get_permissions(one))["support-apps"], {level.CAN_VIEW})
    equal({each.permission_level for each in api.get_permission_levels(one).permission_levels}, set(level))


def query():
    answer = api.query("py-openai", messages=[s.ChatMessage(role=s.ChatMessageRole.USER, content="Hi")], max_tokens=5)
    equal((answer.object, answer.choices[0].message.role, answer.served_model_name), (s.QueryEndpointResponseObject.CHAT_COMPLETION, s.ChatMessageRole.ASSISTANT, "main"))
    equal([each.index for each in api.query("py-azure", input=["a", "b"]).data], [0, 1])
    equal(api.query("py-cohere", prompt="Once").object, s.QueryEndpointResponseObject.TEXT_COMPLETION)
    equal(len(api.query("py-churn", dataframe_records=[{"a": 1}, {"a": 2}]).predictions), 2)
    equal(len(api.query("py-churn", dataframe_split=s.DataframeSplitInput(columns=["a"], data=[[1]])).predictions), 1)
    raised(errors.BadRequest, lambda: api.query("py-openai", prompt="Hi"))


def read_about():
    assert api.build_logs("py-churn", "champion").logs, "no build log"
    assert api.logs("py-churn", "champion").logs is not None, "no server log"
    assert b'"3.1.0"' in api.get_open_api("py-churn").contents.read(), "no OpenAPI document"
    assert api.export_metrics("py-churn").contents.read().startswith(b"# HELP"), "no metrics"
    listed = {item.name: item for item in api.list()}
    assert {"databricks-claude-opus-4-7", "py-churn", *providers} <= set(listed), "the list is not complete"
    equal(sorted(entity.name for entity in listed["py-churn"].config.served_entities), ["challenger", "champion"])


def delete():
    equal(api.delete("py-palm"), None)
    raised(errors.NotFound, lambda: api.get("py-palm"))


def refusals():
    equal(raised(errors.ResourceDoesNotExist, lambda: api.get("nothing")).error_code, "RESOURCE_DOES_NOT_EXIST")
    raised(errors.NotFound, lambda: api.query("nothing", inputs=[1]))
    raised(errors.InvalidParameterValue, lambda: api.create("not a name"))
    raised(errors.InvalidParameterValue, lambda: api.patch("py-openai", add_tags=[s.EndpointTag(key="a:b", value="x")]))
    raised(errors.ResourceAlreadyExists, lambda: api.create("py-openai", config=config("py-openai", providers["py-openai"])))
    stranger = WorkspaceClient(host=host, token="not-a-token", auth_type="pat")
    raised(errors.PermissionDenied, lambda: stranger.serving_endpoints.get("py-openai"))


def oauth():
    signed_in = WorkspaceClient(host=host, client_id=client_id, client_secret=os.environ["CONFORMANCE_CLIENT_SECRET"], auth_type="oauth-m2m")
    equal(signed_in.current_user.me().user_name, client_id)
    equal(signed_in.serving_endpoints.get("py-openai").creator, client_id)


def wait_out_429():
    workspace.api_client.do("POST", "/_emulator/fault", body={"kind": "status", "status": 429, "retryAfter": 1, "method": "GET"})
    equal(api.get("py-openai").name, "py-openai")


report.check("creates, waits for and reads external endpoints of all nine providers", create_providers)
report.check("creates custom models with traffic, notifications and telemetry", create_custom)
report.check("creates provisioned throughput in tokens per second", create_throughput)
report.check("creates and resizes provisioned throughput in model units", create_units)
report.check("creates from the deprecated form, a feature spec, and without config", create_others)
report.check("updates config, tags, notifications, gateway, telemetry and legacy limits", update_sections)
report.check("sets, adds to and reads permissions", permissions)
report.check("queries chat, embeddings, completions and custom models", query)
report.check("reads logs, OpenAPI, metrics and the list", read_about)
report.check("signs in as a service principal by OAuth", oauth)
report.check("deletes", delete)
report.check("maps 400, 403, 404 and 409 to its own errors", refusals)
report.check("waits out a 429 as Retry-After says", wait_out_429)
report.finish()
