import type { Aws } from '../aws';
import { askJson } from '../aws-api';
import { containerOf, findService } from './ecs-lookups';
import type { ExpectedEnvironment } from './expected';
import { expectAttributes, expectEqual, only } from './lookups';
import { expectFlow } from './reachability';
import { findTask } from './task-definitions';

interface Named {
  readonly Id: string;
  readonly Arn: string;
  readonly Name: string;
}

/** AI_SERVICE_URL of Rails and Sidekiq is the name that the tasks of the AI service are registered under. */
export async function expectDiscovery(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const ai = await findService(aws, expected, 'ai');
  const [port] = containerOf(await findTask(aws, expected, 'ai')).portMappings ?? [];
  let address = '';
  for (const caller of ['rails', 'sidekiq'] as const) {
    const { environment = [] } = containerOf(await findTask(aws, expected, caller));
    const url = new URL(environment.find(({ name }) => name === 'AI_SERVICE_URL')?.value ?? '');
    const [first = '', ...domain] = url.hostname.split('.');
    const entry = await findEntry(aws, first, domain.join('.'));
    const registered = ai.serviceRegistries.map(({ registryArn }) => registryArn);
    expectEqual(`entry behind ${url.hostname}`, registered, [entry.Arn]);
    expectEqual(`port in AI_SERVICE_URL of ${caller}`, Number(url.port), port?.containerPort);
    await expectFlow(aws, expected, caller, 'ai', Number(url.port));
    address = url.host;
  }
  return `${address}, for rails and sidekiq`;
}

/** The Cloud Map service that answers for a name in a private domain. */
async function findEntry(aws: Aws, name: string, domain: string): Promise<Named> {
  const namespace = only(
    `namespace ${domain}`,
    (await findNamespaces(aws)).filter(({ Name }) => Name === domain),
  );
  expectAttributes(domain, namespace, { Type: 'DNS_PRIVATE' });
  const { Services } = await askJson<{ Services: Named[] }>(aws, 'servicediscovery', 'ListServices', {
    Filters: [{ Name: 'NAMESPACE_ID', Values: [namespace.Id], Condition: 'EQ' }],
  });
  return only(
    `service ${name} in ${domain}`,
    Services.filter(({ Name }) => Name === name),
  );
}

/** Every namespace of the account. */
export const findNamespaces = async (aws: Aws): Promise<readonly Named[]> =>
  (await askJson<{ Namespaces: Named[] }>(aws, 'servicediscovery', 'ListNamespaces')).Namespaces;
