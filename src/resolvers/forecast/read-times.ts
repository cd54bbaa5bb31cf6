import type { ForecastTimes } from '../../feed/forecast.ts';
import type { CommitteeNode } from '../../feed/node-state.ts';
import type { RootSettings } from '../../feed/root-settings.ts';
import { visiblePath } from '../authorize.ts';
import type { OperationContext } from '../operation-context.ts';

/** The times by which a committee forecasts, out of this node's memory. Null for whoever may not see its figures. */
export function readForecastTimes(committeeId: string, context: OperationContext): ForecastTimes | null {
  const committee = seenNode(committeeId, context);
  return committee && context.feed.state.forecastOf(committee, context.feed.day);
}

/** What the boards of a committee go by today, out of this node's memory. Null for whoever may not see its figures. */
export function readRootSettings(committeeId: string, context: OperationContext): RootSettings | null {
  const committee = seenNode(committeeId, context);
  return committee && context.feed.state.settingsOf(committee, context.feed.day);
}

/** A committee whose figures the viewer may see. */
function seenNode(committeeId: string, context: OperationContext): CommitteeNode | null {
  if (visiblePath(context, 'quota:read', committeeId) === null) return null;
  return context.feed.state.committees.get(committeeId) ?? null;
}
