import type { InteractionView } from '../desktop-view.ts';

type IconName =
  | InteractionView['media']
  | 'hold'
  | 'unhold'
  | 'end'
  | 'close'
  | 'search'
  | 'home'
  | 'people'
  | 'list'
  | 'gear'
  | 'inbox';

const handset =
  'M22 16.92v3a2 2 0 0 1-2.18 2 19.79 19.79 0 0 1-8.63-3.07 19.5 19.5 0 0 1-6-6A19.79 19.79 0 0 1 2.12 4.18 2 2 0 0 1 4.11 2h3a2 2 0 0 1 2 1.72c.13.96.36 1.9.7 2.81a2 2 0 0 1-.45 2.11L8.09 9.91a16 16 0 0 0 6 6l1.27-1.27a2 2 0 0 1 2.11-.45c.91.34 1.85.57 2.81.7A2 2 0 0 1 22 16.92z';

const paths: Record<IconName, string[]> = {
  call: [handset],
  callback: [handset, 'M16 2v6h6', 'M22 2l-6 6'],
  chat: ['M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2z'],
  message: ['M7.9 20A9 9 0 1 0 4 16.1L2 22z', 'M8 12h.01', 'M12 12h.01', 'M16 12h.01'],
  email: ['M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z', 'm22 7-10 6L2 7'],
  hold: ['M7 4h3v16H7z', 'M14 4h3v16h-3z'],
  unhold: ['m6 3 14 9-14 9z'],
  end: [
    'M2.6 14.5c-.9-1-.9-2.6.1-3.6 5.2-4.6 13.4-4.6 18.6 0 1 1 1 2.6.1 3.6l-1 1.1c-.5.5-1.3.6-1.9.2l-2.6-1.7c-.5-.3-.7-.9-.7-1.4l.1-1.6a10 10 0 0 0-6.6 0l.1 1.6c0 .5-.2 1.1-.7 1.4l-2.6 1.7c-.6.4-1.4.3-1.9-.2z',
  ],
  close: ['M18 6 6 18', 'm6 6 12 12'],
  search: ['M11 19a8 8 0 1 0 0-16 8 8 0 0 0 0 16z', 'm21 21-4.3-4.3'],
  home: ['M3 10l9-7 9 7v10a1 1 0 0 1-1 1h-5v-7H9v7H4a1 1 0 0 1-1-1z'],
  people: [
    'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
    'M2 21v-2a5 5 0 0 1 5-5h4a5 5 0 0 1 5 5v2',
    'M16 3.1a4 4 0 0 1 0 7.8',
    'M22 21v-2a5 5 0 0 0-4-4.9',
  ],
  list: ['M8 6h13', 'M8 12h13', 'M8 18h13', 'M3 6h.01', 'M3 12h.01', 'M3 18h.01'],
  gear: [
    'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
    'M12 2v3',
    'M12 19v3',
    'M4.9 4.9 7 7',
    'm17 17 2.1 2.1',
    'M2 12h3',
    'M19 12h3',
    'M4.9 19.1 7 17',
    'm17 7 2.1-2.1',
  ],
  inbox: [
    'M22 12h-6l-2 3h-4l-2-3H2',
    'M5.5 5.1 2 12v6a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-6l-3.5-6.9A2 2 0 0 0 16.8 4H7.2a2 2 0 0 0-1.7 1.1z',
  ],
};

const filled: IconName[] = ['hold', 'unhold', 'end'];
const namespace = 'http://www.w3.org/2000/svg';

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  if (filled.includes(name)) svg.classList.add('is-filled');
  for (const d of paths[name]) {
    const path = document.createElementNS(namespace, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
