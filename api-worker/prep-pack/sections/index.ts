import type { RunnableSection } from '../runnable.ts';
import { runnable } from '../runnable.ts';
import type { DerivedSection } from '../section.ts';
import { alerts } from './alerts.ts';
import { complaints } from './complaints.ts';
import { insights } from './insights.ts';
import { journey } from './journey.ts';
import { kpis } from './kpis.ts';
import { network } from './network.ts';
import { revenue } from './revenue.ts';
import { transactions } from './transactions.ts';

/** The sections that ask the warehouse, in the order of the wire and of the screen. */
export const SECTIONS: RunnableSection[] = [
  runnable(alerts),
  runnable(kpis),
  runnable(revenue),
  runnable(transactions),
  runnable(journey),
  runnable(network),
  runnable(complaints),
];

/** Stands third on wire and screen and asks the warehouse nothing. */
export const INSIGHTS: DerivedSection = insights;
