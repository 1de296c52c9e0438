import { Turns } from './turns';

describe('turns', () => {
  it('begin in the order of asking, each when the one before has ended', async () => {
    const turns = new Turns();
    const order: string[] = [];
    const hold = async (name: string) => {
      const end = await turns.take();
      order.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name} ends`);
      end();
    };
    await Promise.all(['first', 'second', 'third'].map(hold));
    expect(order).toEqual([
      'first begins',
      'first ends',
      'second begins',
      'second ends',
      'third begins',
      'third ends',
    ]);
  });
});
