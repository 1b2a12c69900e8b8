import unpackedKey from '../../deploy/extension/unpacked-key.json' with { type: 'json' };
import type { Rollout } from './rollout.ts';

/** A made-up bank's pilot, of which `deploy/policy` holds every file. */
export const EXAMPLE_ROLLOUT: Rollout = {
  id: unpackedKey.id,
  version: '1.0.0',
  hosts: ['https://prep.bank.example', 'https://training.bank.example'],
  ring: 'pilot',
  updateUrls: {
    pilot: 'https://extensions.bank.example/prep/pilot/updates.xml',
    broad: 'https://extensions.bank.example/prep/broad/updates.xml',
  },
  settings: {
    workerAddress: 'https://prep.bank.example',
    arePinsAllowed: true,
    pinLimit: 20,
    pinDays: 14,
    mayPinsRoam: false,
    opensOnFirstClick: true,
    colourScheme: 'system',
    lockedSettings: ['opensOnFirstClick'],
    supportContact: 'Service desk, extension 4711 or servicedesk@bank.example',
  },
  region: 'mypurecloud.de',
};
