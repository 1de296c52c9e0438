import { GetOpenIDConnectProviderCommand } from '@aws-sdk/client-iam';
import { ABSENT, areOf, type Look, present, unlessAbsent } from './existence-check';

/** GitHub's identity provider. An account has one for everybody in it, so one that exists may serve others. */
export const lookAtOidcProvider: Look = async (resource, { account, clients, stack, text }) => {
  const host = text(resource, 'url').replace(/^https:\/\//, '');
  const arn = `arn:${account.partition}:iam::${account.accountId}:oidc-provider/${host}`;
  const found = await unlessAbsent(['NoSuchEntityException', 'NoSuchEntity'], () =>
    clients.iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn })),
  );
  if (!found) return ABSENT;
  if (areOf(stack, found.Tags)) return present(arn, true);
  const problem = {
    at: `identity provider ${host}`,
    got: 'one that the bootstrap did not create; it may serve others in the account',
    allowed: 'none yet, or one that the bootstrap created',
    fix:
      "Set `github.oidcProvider: 'existing'` in terraform-state-bootstrap/account.ts: the roles then trust the one " +
      'that exists.',
  };
  return { is: 'refused', problem };
};
