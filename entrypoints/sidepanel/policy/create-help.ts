import type { Configuration } from '../../../api-worker/contract/configuration.ts';
import type { HelpView } from '../../../components/help-state.ts';
import type { Ruling } from './create-administration.ts';
import { settingRows } from './setting-rows.ts';

export type HelpDependencies = {
  version: string;
  extensionId: string;
  publish: (help: HelpView) => void;
};

/** The policy read back for the help page, from what is in force and not from what was meant. */
export function createHelp({ publish, ...build }: HelpDependencies) {
  let ruling: Ruling | null = null;
  let configuration: Configuration | null = null;
  let isUpdateReady = false;

  function tell(): void {
    if (ruling === null) return;
    const { policy, verdict, isAdministered } = ruling;
    const served = configuration ?? undefined;
    publish({
      ...build,
      administration: administrationOf(policy !== null, isAdministered),
      workerAddress: verdict.kind === 'use' ? verdict.host : undefined,
      isTraining: served?.isTraining ?? (verdict.kind === 'use' && verdict.isTraining === true),
      updateRing: policy?.updateRing,
      supportContact: policy?.supportContact ?? served?.supportContact,
      isUpdateReady,
      settings: settingRows({ ...ruling, configuration }),
    });
  }

  return {
    rule(next: Ruling): void {
      if (JSON.stringify(next.verdict) !== JSON.stringify(ruling?.verdict)) configuration = null;
      ruling = next;
      tell();
    },
    configure(served: Configuration): void {
      configuration = served;
      tell();
    },
    setUpdateReady(isReady: boolean): void {
      isUpdateReady = isReady;
      tell();
    },
  };
}

function administrationOf(isPolicyThere: boolean, isAdministered: boolean): HelpView['administration'] {
  if (isPolicyThere) return 'policy';
  return isAdministered ? 'awaited' : 'by-hand';
}
