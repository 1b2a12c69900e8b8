import ArrowLeftRight from 'lucide-solid/icons/arrow-left-right';
import ChartLine from 'lucide-solid/icons/chart-line';
import LayoutGrid from 'lucide-solid/icons/layout-grid';
import Lightbulb from 'lucide-solid/icons/lightbulb';
import List from 'lucide-solid/icons/list';
import MessageSquareWarning from 'lucide-solid/icons/message-square-warning';
import Network from 'lucide-solid/icons/network';
import OctagonAlert from 'lucide-solid/icons/octagon-alert';
import Route from 'lucide-solid/icons/route';
import type { Component } from 'solid-js';

const ICONS: Record<string, Component<{ class?: string }>> = {
  alerts: OctagonAlert,
  kpis: LayoutGrid,
  insights: Lightbulb,
  revenue: ChartLine,
  transactions: ArrowLeftRight,
  journey: Route,
  network: Network,
  complaints: MessageSquareWarning,
};

/** A section this panel has never heard of still gets a place in the rail. */
export function sectionIcon(id: string): Component<{ class?: string }> {
  return (Object.hasOwn(ICONS, id) ? ICONS[id] : undefined) ?? List;
}
