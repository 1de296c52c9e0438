import { variableExample } from '../../../modules/shared/variable-examples';
import { shipped } from '../../support/synthesize';
import { synthesizeEnvironment, synthesizeEnvironmentAnew } from '../../support/synthesize-environment';

describe.each(Object.values(shipped))('the application of $name', (environment) => {
  const { application, foundation } = synthesizeEnvironment(environment);

  it('gives services a private domain in the VPC of the foundation', () => {
    expect(application.at('aws_service_discovery_private_dns_namespace.discovery')).toMatchObject({
      name: `bmo-learning-${environment.name}.internal`,
      vpc: '${data.terraform_remote_state.foundation.outputs.vpc_id}',
    });
  });

  it('synthesizes to the same bytes every time', () => {
    const again = synthesizeEnvironmentAnew(environment);
    expect(again.application.text).toBe(application.text);
    expect(again.foundation.text).toBe(foundation.text);
  });
});

describe('terraform.tfvars.example', () => {
  it('shows every variable with its description, optional ones commented out', () => {
    expect(
      variableExample('a-stack', {
        domain: { description: 'Domain of the platform.' },
        aws_account_id: { description: 'The only account.', default: null },
      }),
    ).toBe(
      '# Variables of a-stack.\n\n' +
        '# Domain of the platform.\ndomain = ""\n\n' +
        '# The only account.\n# aws_account_id = null\n',
    );
  });
});
