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

/** Puts the key that another company gave out, between the first apply of the foundation and the application's. */
export async function putOpenAiKey({ secrets }: Aws, { secretPath }: ExpectedEnvironment): Promise<void> {
  await secrets.send(
    new PutSecretValueCommand({
      SecretId: `${secretPath}/openai-api-key`,
      SecretString: `sk-proj-${randomBytes(24).toString('hex')}`,
    }),
  );
}
