"""What moto 5.2.1 lacks or accepts too easily, one module per concern.

Importing this package changes moto's own classes. Each change names the operation, what moto does and
what AWS does. The rule for all of them: nothing here may accept what AWS refuses.
"""

from . import (  # noqa: F401 - imported for the change each of them makes
    addresses,
    flow_logs,
    log_groups,
    nat_gateways,
    route_tables,
    security_group_rules,
    security_groups,
    vpc_endpoints,
    vpcs,
)
