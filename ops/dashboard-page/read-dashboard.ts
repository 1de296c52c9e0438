/** Blocks of Terraform JSON by type and name. */
type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** What the page needs of a stack. */
export interface TerraformJson {
  /** The state key, such as `prod/application.tfstate`, names the environment. */
  readonly terraform: { readonly backend: { readonly s3: { readonly key: string } } };
  readonly resource?: Blocks;
}

export interface DrawnWidget {
  readonly type: 'metric' | 'alarm' | 'log' | 'text';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Properties;
}

/** Properties of the kinds of widgets together, as far as they are drawn. */
export interface Properties {
  readonly title?: string;
  readonly view?: string;
  readonly stacked?: boolean;
  readonly region?: string;
  readonly start?: string;
  readonly metrics?: readonly (readonly unknown[])[];
  readonly yAxis?: Readonly<Partial<Record<'left' | 'right', AxisProperties>>>;
  readonly annotations?: { readonly horizontal?: readonly Annotation[] };
  readonly alarms?: readonly string[];
  readonly query?: string;
  readonly markdown?: string;
  readonly background?: string;
}

export interface AxisProperties {
  readonly label?: string;
  readonly min?: number | string;
  readonly max?: number | string;
}

export interface Annotation {
  readonly label?: string;
  /** A text where only Terraform knows the number: what it is called. */
  readonly value: number | string;
  readonly fill?: string;
  readonly yAxis?: string;
}

export interface DrawnDashboard {
  readonly name: string;
  readonly widgets: readonly DrawnWidget[];
}

const EXPRESSION = String.raw`\$\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*\}`;

/** The dashboards of a stack, with short names in the place of Terraform's expressions. */
export function readDashboards(stack: TerraformJson): readonly DrawnDashboard[] {
  return Object.values(stack.resource?.['aws_cloudwatch_dashboard'] ?? {}).map((dashboard) => {
    const body = String(dashboard['dashboard_body'])
      .replaceAll(new RegExp(`(?<!\\\\)":(${EXPRESSION})`, 'g'), '":"$1"')
      .replaceAll(new RegExp(EXPRESSION, 'g'), (found) => JSON.stringify(nameOf(found, stack)).slice(1, -1));
    const { widgets } = JSON.parse(body) as { widgets: readonly DrawnWidget[] };
    return { name: readable(String(dashboard['dashboard_name']), stack), widgets };
  });
}

const readable = (text: string, stack: TerraformJson): string =>
  text.replaceAll(new RegExp(EXPRESSION, 'g'), (found) => nameOf(found, stack));

/** What a person calls the thing that an expression refers to; an alarm of the same stack by its name. */
function nameOf(expression: string, stack: TerraformJson): string {
  const [reference = ''] = /(?:[a-z]\w*)(?:\.[\w-]+|\["[^"]*"\])+/.exec(expression) ?? [expression];
  const parts = reference.split(/[.[\]"]+/).filter(Boolean);
  const [type = '', name = ''] = parts;
  const alarm = type.endsWith('_alarm') ? stack.resource?.[type]?.[name]?.['alarm_name'] : undefined;
  if (typeof alarm === 'string') return readable(alarm, stack);
  const isNamedLast = type === 'var' || type === 'local' || reference.includes('.outputs');
  return (isNamedLast ? parts.at(-1) : type === 'data' ? parts[2] : name) ?? reference;
}
