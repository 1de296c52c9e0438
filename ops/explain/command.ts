import { defineCommand, environment } from '../cli/definition';
import type { Explained } from './explain';

const ANSWER: Explained = {
  environment: 'prod',
  firing: [{ name: 'bmo-learning-prod-users-affected', state: 'ALARM', meaning: 'Users get errors.' }],
};

export const command = defineCommand({
  name: 'explain',
  group: 'Look',
  summary: 'explains an alarm: its state, its last values, and what to do',
  description:
    'Explains an alarm of CloudWatch: what it means, its state and since when, when it fires, its last values, whom it notifies, ' +
    'and its section of the runbook with the names of the environment filled in. Without an alarm it lists those that fire. It ' +
    'reads AWS and changes nothing; it needs cloudwatch:DescribeAlarms, DescribeAlarmHistory and GetMetricData.',
  positionals: {
    environment,
    alarm: {
      describe:
        'name of the alarm, with or without the prefix of the environment; all that fire if not given',
      type: 'string',
    },
  },
  options: {},
  examples: [
    ['explain prod', 'lists the alarms that fire'],
    ['explain prod rails-latency', 'explains an alarm'],
    ['explain prod bmo-learning-prod-users-affected --json', 'explains it for a script'],
  ],
  answer: ANSWER,
  interrupted: 'Nothing was changed.',
  run: async ({ environment, alarm }, { print }) => {
    const { explain } = require('./explain') as typeof import('./explain');
    return { answer: await explain(environment, alarm, print) };
  },
});
