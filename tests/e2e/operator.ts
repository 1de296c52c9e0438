import { randomBytes } from 'node:crypto';
import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { Aws } from './aws';
import { askRoute53 } from './aws-api';
import type { ExpectedEnvironment } from './expectations/expected';
import { HOSTED_ZONE } from './variables';

/** Creates the public zone of the platform's domains, which exists long before the platform does. */
export async function createHostedZone(aws: Aws): Promise<void> {
  await askRoute53(aws, 'hostedzone', {
    method: 'POST',
    body:
      '<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">' +
      `<Name>${HOSTED_ZONE}</Name><CallerReference>e2e</CallerReference></CreateHostedZoneRequest>`,
  });
}

/** Secrets of the keys without which the AI service does not start, with the prefix that its company gives a key. */
const KEY_PREFIXES = { 'anthropic-api-key': 'sk-ant-api03-', 'openai-api-key': 'sk-proj-' };

/** Puts the keys that other companies gave out, between the first apply of the foundation and the application's. */
export async function putApiKeys({ secrets }: Aws, { secretPath }: ExpectedEnvironment): Promise<void> {
  for (const [name, prefix] of Object.entries(KEY_PREFIXES)) {
    await secrets.send(
      new PutSecretValueCommand({
        SecretId: `${secretPath}/${name}`,
        SecretString: `${prefix}${randomBytes(24).toString('hex')}`,
      }),
    );
  }
}
