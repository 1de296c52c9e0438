import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import {
  ConfirmSubscriptionCommand,
  type SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { readCertificate } from './subscriber-certificate';
import { Turns } from './turns';

/** What SNS posts to an HTTPS address. */
interface Post {
  readonly Type: 'Notification' | 'SubscriptionConfirmation';
  readonly TopicArn: string;
  readonly Subject?: string;
  readonly Message: string;
  readonly Token?: string;
}

/** A subscription that was confirmed. */
interface Subscription {
  readonly sns: SNSClient;
  readonly topicArn: string;
  readonly subscriptionArn: string;
}

/** Milliseconds until a message that has not come is missing. */
const PATIENCE = 10_000;

/**
 * A server on this machine that topics send their messages to, like that of a service that wakes people. There is one at a
 * time: environments run side by side, and an event of AWS Health reaches the topics of each of them.
 */
export class Subscriber {
  private static readonly turns = new Turns();

  private readonly posts: Post[] = [];
  private readonly subscriptions: Subscription[] = [];
  /** Called when something has come. */
  private wake = () => {};

  private constructor(
    private readonly server: Server,
    private readonly endTurn: () => void,
  ) {
    server.on('request', (request, response) => {
      read(request).then(
        (post) => {
          this.posts.push(post);
          response.end();
          this.wake();
        },
        (error) => response.writeHead(400).end(String(error)),
      );
    });
  }

  /** Starts the server, with the certificate that the emulator trusts, when the one before is closed. */
  static async start(folder: string): Promise<Subscriber> {
    const server = createServer(await readCertificate(folder));
    const endTurn = await Subscriber.turns.take();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Subscriber(server, endTurn);
  }

  /** Subscribes to a topic, and confirms that. */
  async subscribe(sns: SNSClient, topicArn: string): Promise<void> {
    const { port } = this.server.address() as AddressInfo;
    await sns.send(
      new SubscribeCommand({ TopicArn: topicArn, Protocol: 'https', Endpoint: `https://127.0.0.1:${port}/` }),
    );
    const { Token } = await this.next(topicArn, 'SubscriptionConfirmation');
    const { SubscriptionArn: subscriptionArn } = await sns.send(
      new ConfirmSubscriptionCommand({ TopicArn: topicArn, Token }),
    );
    if (!subscriptionArn) throw new Error(`${topicArn} confirmed no subscription.`);
    this.subscriptions.push({ sns, topicArn, subscriptionArn });
  }

  /** The next message of a topic that was not asked for yet, waiting for it if need be. */
  async notification(topicArn: string): Promise<Post> {
    return this.next(topicArn, 'Notification');
  }

  /** What has come and nobody has asked for. */
  get unexpected(): readonly string[] {
    return this.posts.map(({ TopicArn, Subject, Type }) => `${TopicArn}: ${Subject ?? Type}`);
  }

  /** Ends the subscriptions and the server. */
  async close(): Promise<void> {
    try {
      for (const { sns, subscriptionArn } of this.subscriptions) {
        await sns.send(new UnsubscribeCommand({ SubscriptionArn: subscriptionArn }));
      }
    } finally {
      this.server.closeAllConnections();
      this.server.close();
      this.endTurn();
    }
  }

  private async next(topicArn: string, type: Post['Type']): Promise<Post> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const index = this.posts.findIndex((post) => post.TopicArn === topicArn && post.Type === type);
      const [post] = index < 0 ? [] : this.posts.splice(index, 1);
      if (post) return post;
      if (Date.now() > end) throw new Error(`${topicArn} has sent no ${type} in ${PATIENCE / 1000} seconds.`);
      await this.somethingComes(end - Date.now());
    }
  }

  private async somethingComes(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds + 1);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

async function read(request: IncomingMessage): Promise<Post> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return JSON.parse(text);
}
