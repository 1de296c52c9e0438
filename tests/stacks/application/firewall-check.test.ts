import { shipped } from '../../support/synthesize';
import { synthesizeEnvironment, synthesizeEnvironmentAnew } from '../../support/synthesize-environment';

describe('managed rules of the firewall that only count', () => {
  it('are announced from their last day on, by a check, which fails no plan', () => {
    const { firewall } = shipped.prod;
    const managedRules = {
      mode: 'count',
      until: '2027-01-31',
      reason: 'The first week with users.',
    } as const;
    const { application } = synthesizeEnvironmentAnew({
      ...shipped.prod,
      firewall: { ...firewall, managedRules },
    });
    expect(application.json['check']).toEqual({
      firewall_mode: {
        assert: {
          condition: '${timecmp(plantimestamp(), "2027-01-31T00:00:00Z") < 0}',
          error_message:
            'The managed rules of the firewall of prod only count requests, which was to end on 2027-01-31. Look at what they ' +
            "counted, as docs/runbooks/alarms.md says, and set firewall.managedRules to 'block', or set a later date.",
        },
      },
    });
  });

  it('are not, where they block', () => {
    expect(synthesizeEnvironment(shipped.prod).application.json).not.toHaveProperty('check');
  });
});
