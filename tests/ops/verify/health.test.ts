import { stateSchema } from '../../../ops/toolbox/state-json';
import { admitsAllowListOnly, requireHealthy } from '../../../ops/verify/health';

const patience = { attempts: 3, pauseMilliseconds: 1 };
const url = 'https://learning.example.com';

/** Answers with each status in turn, with the last one for ever; an error is thrown. */
const answering = (...answers: readonly (number | Error)[]) => {
  const ask = jest.fn().mockImplementation(async () => {
    const answer = answers[Math.min(ask.mock.calls.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    return { status: answer };
  });
  return ask;
};

let lines: string[];
const print = (line: string) => lines.push(line);

beforeEach(() => {
  lines = [];
});

describe('The platform after a deployment', () => {
  it('answers 200 on /health, at last', async () => {
    const ask = answering(new Error('fetch failed'), 503, 200);
    await requireHealthy(url, print, ask, patience);
    expect(ask).toHaveBeenCalledTimes(3);
    expect(String(ask.mock.calls[0]?.[0])).toBe('https://learning.example.com/health');
    expect(lines).toEqual([
      'https://learning.example.com/health: not healthy: fetch failed',
      'https://learning.example.com/health: not healthy: 503',
      'https://learning.example.com/health: healthy',
    ]);
  });

  it('is not healthy because it leads elsewhere', async () => {
    const ask = answering(301);
    await expect(requireHealthy(url, print, ask, patience)).rejects.toThrow('the last one: 301.');
    expect(ask.mock.calls[0]?.[1]).toMatchObject({ redirect: 'manual' });
  });

  it('is asked no more than it has attempts, and the last answer is told', async () => {
    const ask = answering(502);
    await expect(requireHealthy(url, print, ask, patience)).rejects.toThrow(
      'https://learning.example.com/health does not answer 200 after 3 attempts; the last one: 502.\n' +
        'Look at the targets of the load balancer, the firewall and the DNS record; docs/runbooks/deploy.md.',
    );
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('that cannot be reached is told with the cause', async () => {
    const error = new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND') });
    await expect(requireHealthy(url, print, answering(error), patience)).rejects.toThrow(
      'the last one: fetch failed: getaddrinfo ENOTFOUND.',
    );
  });
});

describe('An allow list of the firewall', () => {
  const stateWith = (...rules: readonly string[]) =>
    stateSchema.parse({
      values: {
        root_module: {
          resources: [
            { address: 'aws_lb.alb', type: 'aws_lb' },
            {
              address: 'aws_wafv2_web_acl.firewall',
              type: 'aws_wafv2_web_acl',
              values: { rule: rules.map((name) => ({ name })) },
            },
          ],
        },
      },
    });

  it('is recognized by its rule', () => {
    expect(admitsAllowListOnly(stateWith('allow-list', 'common'))).toBe(true);
    expect(admitsAllowListOnly(stateWith('common'))).toBe(false);
    expect(admitsAllowListOnly(stateSchema.parse({}))).toBe(false);
  });
});
