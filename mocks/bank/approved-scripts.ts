import { NIGHTLY_AS_OF } from './as-of.ts';
import type { Emit } from './row.ts';
import { tail } from './row.ts';

interface Script {
  id: string;
  en: string;
  zh: string;
}

const SCRIPTS: readonly Script[] = [
  {
    id: 'SC-PAYMENT-DELAY',
    en: 'We have delayed a payment of {amount} to check it is safe. To release it, please confirm the payee with our {owner_team} team.',
    zh: '我們暫緩了一筆 {amount} 的款項，以確認交易安全。請與 {owner_team} 核實收款人以便放行。',
  },
  {
    id: 'SC-CLOSURE',
    en: 'Your account will close on {effective_end_date}. We wrote to you with the reason. {owner_team} can explain it and help you move.',
    zh: '你的戶口將於 {effective_end_date} 結束。我們已去信說明原因，{owner_team} 可為你解釋及協助轉戶。',
  },
  {
    id: 'SC-KYC',
    en: 'We need some information to keep your account in use. {owner_team} on {owner_contact} can tell you what is outstanding.',
    zh: '我們需要一些資料以維持你的戶口運作。請致電 {owner_contact} 聯絡 {owner_team} 查詢。',
  },
  {
    id: 'SC-DORMANT',
    en: 'The account has not been used for a while, so payments out are paused. {owner_team} can put it back in use.',
    zh: '此戶口已有一段時間沒有使用，付款暫停。{owner_team} 可為你重新啟用。',
  },
  {
    id: 'SC-COURT-ORDER',
    en: 'I cannot discuss this account on this line. I will connect you to {owner_team}, who will help you.',
    zh: '我未能在此線路討論這個戶口，現為你轉駁至 {owner_team}。',
  },
  {
    id: 'SC-MANDATE-DISPUTE',
    en: 'I cannot act on this account today. {owner_team} will speak with all signatories.',
    zh: '今天我未能就此戶口執行指示，{owner_team} 會聯絡所有簽署人。',
  },
  {
    id: 'SC-LOST-CARD',
    en: 'The card was reported lost and is blocked. {owner_team} can confirm when the new one arrives.',
    zh: '該卡已報失並停用，{owner_team} 可告知新卡寄達日期。',
  },
  {
    id: 'SC-CREDIT-CONTROL',
    en: 'New borrowing is paused while we review the facility. {owner_team} can tell you about the review.',
    zh: '我們正檢討你的融資額度，新貸款暫停。{owner_team} 可說明詳情。',
  },
  {
    id: 'SC-SERVICE',
    en: 'Some services are not available at the moment. I will connect you to {owner_team} on {owner_contact}.',
    zh: '部分服務暫時未能提供，我會為你轉駁 {owner_team}（{owner_contact}）。',
  },
];

const OLD_PAYMENT_DELAY = 'A payment of {amount} is on hold. Please speak to {owner_team}.';

export function emitApprovedScripts(emit: Emit): void {
  const put = (id: string, version: number, market: 'GB' | 'HK', language: string, text: string) =>
    emit('approved_scripts', {
      script_id: id,
      version,
      market,
      language,
      text,
      placeholders: [...text.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name),
      valid_from: version === 1 ? '2024-10-30' : '2026-04-28',
      valid_to: version === 1 ? '2026-04-27' : null,
      approved_by: market === 'HK' ? 'Conduct Hong Kong' : 'Conduct and Legal UK',
      ...tail(NIGHTLY_AS_OF[market], 'Script library'),
    });
  put('SC-PAYMENT-DELAY', 1, 'GB', 'en', OLD_PAYMENT_DELAY);
  for (const { id, en, zh } of SCRIPTS) {
    put(id, 2, 'GB', 'en', en);
    put(id, 2, 'HK', 'en', en);
    put(id, 2, 'HK', 'zh-Hant', zh);
  }
}
