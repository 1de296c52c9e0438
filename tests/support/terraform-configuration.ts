/** Body of a resource, data source, provider or any other block, as Terraform reads it. */
// biome-ignore lint/suspicious/noExplicitAny: parsed JSON; assertions name the members they expect.
export type Block = Record<string, any>;

type Blocks = Record<string, Record<string, Block>>;

/** One stack's synthesized Terraform JSON with the questions that tests ask of it. */
export class TerraformConfiguration {
  readonly json: Block;
  readonly #resources = new Map<string, Record<string, Block>>();

  constructor(readonly text: string) {
    // Test files share configurations: one that changes a value would change it for the others.
    this.json = JSON.parse(text, (_, value) => Object.freeze(value));
  }

  /** Resources of a type, by name, without CDKTF's metadata. */
  resources(type: string): Record<string, Block> {
    const known = this.#resources.get(type) ?? withoutMetadata(this.json['resource']?.[type]);
    this.#resources.set(type, known);
    return known;
  }

  /** Data sources of a type, by name. */
  dataSources(type: string): Record<string, Block> {
    return withoutMetadata(this.json['data']?.[type]);
  }

  /** One resource by its address, `aws_vpc.vpc`; fails when there is none. */
  at(address: string): Block {
    const [type = '', name = '', extra] = address.replace(/^data\./, '').split('.');
    const block = (address.startsWith('data.') ? this.dataSources(type) : this.resources(type))[name];
    if (!block || extra) throw new Error(`No ${address} among:\n${this.addresses().join('\n')}`);
    return block;
  }

  /** Addresses of every resource and data source, sorted. */
  addresses(): string[] {
    const list = (blocks: Blocks = {}, prefix = '') =>
      Object.entries(blocks).flatMap(([type, named]) =>
        Object.keys(named).map((name) => `${prefix}${type}.${name}`),
      );
    return [...list(this.json['resource']), ...list(this.json['data'], 'data.')].sort();
  }

  /** Outputs by name. */
  outputs(): Record<string, Block> {
    return this.json['output'] ?? {};
  }
}

const withoutMetadata = (named: Record<string, Block> = {}): Record<string, Block> =>
  Object.fromEntries(Object.entries(named).map(([name, { '//': _metadata, ...block }]) => [name, block]));
