import { parse } from '@cdktf/hcl2json';
import { definitions } from '../../terraform-modules/definitions';
import { type ModuleFiles, synthesizeModules } from '../../terraform-modules/synthesis';
import { everySwitchOn, everySwitchOnBehindCloudFront } from '../support/environments';
import { shipped } from '../support/synthesize';
import { type Block, TerraformConfiguration } from '../support/terraform-configuration';

const withFlowLogsInCloudWatch = {
  ...everySwitchOn,
  network: {
    ...everySwitchOn.network,
    flowLogs: { destination: 'cloud-watch-logs' as const, retentionDays: 90 },
  },
};

describe.each([
  ['prod', shipped.prod],
  ['staging', shipped.staging],
  ['prod with every switch on', withFlowLogsInCloudWatch],
  ['prod with every switch on, behind CloudFront', everySwitchOnBehindCloudFront],
])('the modules of %s', (_, environment) => {
  const modules = Object.entries(synthesizeModules(definitions, environment)).map(
    ([name, files]: [string, ModuleFiles]) => ({
      name,
      readme: files['README.md'],
      text: files['main.tf.json'],
      configuration: new TerraformConfiguration(files['main.tf.json']),
    }),
  );

  it('are all that the environment has a use for', () => {
    const wanted = definitions.filter(({ when }) => when?.(environment) ?? true);
    expect(wanted.length).toBeGreaterThan(10);
    expect(modules.map(({ name }) => name)).toEqual(wanted.map(({ name }) => name));
  });

  describe.each(modules)('$name', ({ configuration, text, readme }) => {
    const { json } = configuration;
    const variables: [string, Block][] = Object.entries(json['variable'] ?? {});
    const outputs = Object.entries(configuration.outputs());

    it('has neither a provider nor a backend, which would be its caller’s', () => {
      expect(Object.keys(json).sort()).not.toContain('provider');
      expect(Object.keys(json['terraform']).sort()).toEqual(['required_providers', 'required_version']);
    });

    it('begins with what it needs and ends with what it tells', () => {
      expect(Object.keys(json).slice(0, 2)).toEqual(['terraform', 'variable']);
      expect(Object.keys(json).slice(-2)).toEqual(['resource', 'output']);
    });

    it('says which providers it needs, and pins none', () => {
      expect(json['terraform'].required_providers.aws).toMatchObject({
        source: 'hashicorp/aws',
        version: '>= 5.100.0, < 7.0.0',
      });
    });

    it('holds no number or text that stands for a value in CDKTF', () => {
      expect(text).not.toMatch(/TfToken|-1\.888|e\+\d{3}/);
      expect(numbersOf(json).filter((number) => Math.abs(number) > 1e12)).toEqual([]);
    });

    it('holds no note of CDKTF', () => {
      expect(text).not.toContain('"//"');
    });

    it('imports nothing: Terraform does that in roots only', () => {
      expect(json).not.toHaveProperty('import');
    });

    it('has addresses that can be read: no hash in them', () => {
      expect(configuration.addresses().length).toBeGreaterThan(0);
      expect(configuration.addresses().filter((address) => /[0-9A-F]{8}$/.test(address))).toEqual([]);
    });

    it('gives each variable a type and a description', () => {
      expect(variables.length).toBeGreaterThan(0);
      expect(
        variables.filter(([, { type, description }]) => !type || !/^\S.{8,}$/.test(description ?? '')),
      ).toEqual([]);
    });

    it('uses each variable', () => {
      const unused = variables.filter(([name]) => {
        const { [name]: _itself, ...others } = json['variable'];
        return !new RegExp(`\\bvar\\.${name}\\b`).test(JSON.stringify({ ...json, variable: others }));
      });
      expect(unused.map(([name]) => name)).toEqual([]);
    });

    it('has patterns that Terraform knows: RE2 looks neither ahead nor back', () => {
      expect(JSON.stringify(variables)).not.toMatch(/\(\?(=|!|<=|<!)/);
    });

    it('has outputs, each with a description', () => {
      expect(outputs.length).toBeGreaterThan(0);
      expect(outputs.filter(([, { description }]) => !/\S{3,}/.test(description ?? ''))).toEqual([]);
    });

    it('lists every input and output in its documentation', () => {
      for (const [name, { description }] of [...variables, ...outputs] as [string, Block][]) {
        expect(readme).toContain(`| \`${name}\` |`);
        expect(readme).toContain(description.replaceAll('|', '\\|').replaceAll('\n', ' '));
      }
    });

    it('shows a call in its documentation that HCL understands, with what is required', async () => {
      const [, example = ''] = /```hcl\n(.*?)```/s.exec(readme) ?? [];
      const { module } = await parse('example.tf', example);
      const [call] = Object.values<Block[]>(module)[0] ?? [];
      const { source: _source, providers: _providers, ...given } = call ?? {};
      const required = variables.filter(([, { default: value }]) => value === undefined);
      expect(Object.keys(given).sort()).toEqual(required.map(([variable]) => variable).sort());
    });

    it('lets the caller tag every resource that takes tags', () => {
      const tagged = Object.values(json['resource'] as Record<string, Record<string, Block>>)
        .flatMap((named) => Object.values(named))
        .filter((block) => 'tags' in block);
      expect(tagged.filter(({ tags }) => !/\bvar\.tags\b/.test(String(tags)))).toEqual([]);
    });
  });
});

const numbersOf = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
};
