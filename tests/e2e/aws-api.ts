import type { Aws } from './aws';
import { REGION } from './emulator';

/** Services that speak JSON, by the prefix of their operations. */
const JSON_SERVICES = {
  acm: 'CertificateManager',
  'application-autoscaling': 'AnyScaleFrontendService',
  ecr: 'AmazonEC2ContainerRegistry_V20150921',
  ecs: 'AmazonEC2ContainerServiceV20141113',
  events: 'AWSEvents',
  logs: 'Logs_20140328',
  servicediscovery: 'Route53AutoNaming_v20170314',
  wafv2: 'AWSWAF_20190729',
} as const;

/** Services that take a form, by the version of their API. */
const QUERY_SERVICES = {
  elasticloadbalancing: '2015-12-01',
  iam: '2010-05-08',
  monitoring: '2010-08-01',
} as const;

/** Sender a service that speaks JSON; `operation` and `input` as in its API Reference. */
export async function askJson<T>(
  aws: Aws,
  service: keyof typeof JSON_SERVICES,
  operation: string,
  input: object = {},
  region = REGION,
): Promise<T> {
  const headers = {
    'Content-Type': 'application/x-amz-json-1.1',
    'X-Amz-Target': `${JSON_SERVICES[service]}.${operation}`,
  };
  const text = await ask(aws, service, '/', { method: 'POST', headers, body: JSON.stringify(input) }, region);
  return JSON.parse(text || '{}');
}

/** Sender a service of the older protocol, which takes a form; lists are given as arrays of text. */
export async function askQuery<T>(
  aws: Aws,
  service: keyof typeof QUERY_SERVICES,
  action: string,
  input: Readonly<Record<string, string | readonly string[]>> = {},
  region = REGION,
): Promise<T> {
  const form = new URLSearchParams({ Action: action, Version: QUERY_SERVICES[service], ContentType: 'JSON' });
  for (const [name, value] of Object.entries(input)) {
    if (typeof value === 'string') form.set(name, value);
    else for (const [index, member] of value.entries()) form.set(`${name}.member.${index + 1}`, member);
  }
  const answer = JSON.parse(await ask(aws, service, '/', { method: 'POST', body: form }, region));
  return answer[`${action}Response`][`${action}Result`];
}

/** Sender Route 53, which speaks XML: the text of its answer. */
export const askRoute53 = (aws: Aws, path: string, init: RequestInit = {}): Promise<string> =>
  ask(aws, 'route53', `/2013-04-01/${path}`, init);

/** Sender CloudFront, which speaks XML, too. */
export const askCloudFront = (aws: Aws, path: string): Promise<string> =>
  ask(aws, 'cloudfront', `/2020-05-31/${path}`, {}, 'us-east-1');

/** Asks CloudWatch Synthetics, which speaks JSON at the path of each resource. */
export const askSynthetics = async <T>(aws: Aws, path: string): Promise<T> =>
  JSON.parse(await ask(aws, 'synthetics', `/${path}`, {}));

/** What stands between each pair of these tags, in an answer in XML. */
export const elements = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, content = '']) => content);

async function ask(
  { endpoint }: Aws,
  service: string,
  path: string,
  init: RequestInit,
  region = REGION,
): Promise<string> {
  // The emulator finds the service by what a request claims to be signed for; nobody checks the signature.
  const scope = `test/20260101/${region}/${service}/aws4_request`;
  const response = await fetch(`${endpoint}${path}`, {
    ...init,
    headers: { ...init.headers, Authorization: `AWS4-HMAC-SHA256 Credential=${scope}` },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${service} answers ${response.status}: ${text}`);
  return text;
}
