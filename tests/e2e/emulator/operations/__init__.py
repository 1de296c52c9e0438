"""What moto 5.2.1 lacks or accepts too easily, one module per concern.

Importing this package changes moto's own classes. Each change names the operation, what moto does and
what AWS does. The rule for all of them: nothing here may accept what AWS refuses.
"""

from . import (  # noqa: F401 - imported for the change each of them makes
    addresses,
    backup_plans,
    backup_vaults,
    buckets,
    cache_parameter_groups,
    cache_subnet_groups,
    db_blue_green,
    db_engine_versions,
    db_instances,
    db_parameter_groups,
    db_subnet_groups,
    file_systems,
    flow_logs,
    keys,
    log_group_keys,
    log_groups,
    nat_gateways,
    replication_group_changes,
    replication_groups,
    restore_testing,
    route_tables,
    secrets,
    security_group_rules,
    security_groups,
    topics,
    vpc_endpoints,
    vpcs,
)
