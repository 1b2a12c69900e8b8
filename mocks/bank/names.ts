import { chance, fakerAt } from './chance.ts';
import type { Market } from './party.ts';

type Pair = readonly [latin: string, chinese: string];

const SURNAMES: readonly Pair[] = [
  ['Chan', '陳'],
  ['Wong', '黃'],
  ['Lau', '劉'],
  ['Leung', '梁'],
  ['Cheung', '張'],
  ['Lam', '林'],
  ['Ng', '吳'],
  ['Ho', '何'],
  ['Kwok', '郭'],
  ['Tsang', '曾'],
  ['Yip', '葉'],
  ['Fung', '馮'],
  ['Mak', '麥'],
  ['Tam', '譚'],
];
const GIVEN: readonly Pair[] = [
  ['Ka Yan', '嘉欣'],
  ['Chi Ming', '志明'],
  ['Wai Lam', '慧琳'],
  ['Tsz Kin', '子健'],
  ['Mei Ling', '美玲'],
  ['Kwok Wai', '國偉'],
  ['Siu Fan', '小芬'],
  ['Ho Yin', '浩然'],
  ['Wing Sze', '穎詩'],
  ['Chun Kit', '俊傑'],
];
const HK_FIRST: readonly Pair[] = [
  ['Golden Harbour', '金港'],
  ['Evergreen', '長青'],
  ['Pearl River', '珠江'],
  ['Lion Rock', '獅子山'],
  ['Fortune', '鴻運'],
  ['Bright Star', '明星'],
  ['Eastern Sea', '東海'],
  ['Jade Mountain', '玉山'],
  ['New Century', '新世紀'],
  ['Grand Wealth', '宏富'],
  ['Silver Bridge', '銀橋'],
  ['Harmony', '和諧'],
];
const HK_TRADE: readonly Pair[] = [
  ['Trading', '貿易'],
  ['Electronics', '電子'],
  ['Garment', '製衣'],
  ['Logistics', '物流'],
  ['Foods', '食品'],
  ['Engineering', '工程'],
  ['Plastics', '塑膠'],
  ['Jewellery', '珠寶'],
];
const GB_TRADE = [
  'Joinery',
  'Foods',
  'Engineering',
  'Haulage',
  'Interiors',
  'Plumbing Supplies',
  'Printers',
  'Garden Centres',
  'Packaging',
  'Care Homes',
  'Electrical',
  'Textiles',
  'Software',
  'Brewery',
  'Farms',
  'Motors',
];
const GB_SUFFIX = ['Ltd', 'Ltd', 'Ltd', 'Ltd', 'Group plc', 'LLP', 'Partners'];

export interface Name {
  legal: string;
  local: string | null;
  greeting: string;
}

export function personName(market: Market, key: string): Name {
  if (market === 'HK') {
    const lot = chance('person-name', key);
    const [surname, chineseSurname] = lot.pick(SURNAMES);
    const [given, chineseGiven] = lot.pick(GIVEN);
    const title = lot.pick(['Mr', 'Ms']);
    return { legal: `${surname} ${given}`, local: `${chineseSurname}${chineseGiven}`, greeting: `${title} ${surname}` };
  }
  const faker = fakerAt('person-name', key);
  const sex = faker.person.sexType();
  const last = faker.person.lastName();
  const legal = `${faker.person.firstName(sex)} ${last}`;
  return { legal, local: null, greeting: `${sex === 'female' ? 'Ms' : 'Mr'} ${last}` };
}

export function organisationName(market: Market, key: string): Name {
  const lot = chance('organisation-name', key);
  if (market === 'HK') {
    const [first, chineseFirst] = lot.pick(HK_FIRST);
    const [trade, chineseTrade] = lot.pick(HK_TRADE);
    const [owner, chineseOwner] = lot.pick(SURNAMES);
    const legal = `${owner} ${first} ${trade} Limited`;
    return { legal, local: `${chineseOwner}氏${chineseFirst}${chineseTrade}有限公司`, greeting: `${owner} ${first}` };
  }
  const faker = fakerAt('organisation-name', key);
  const first = lot.happens(0.5) ? faker.person.lastName() : faker.location.county();
  const trade = lot.pick(GB_TRADE);
  return { legal: `${first} ${trade} ${lot.pick(GB_SUFFIX)}`, local: null, greeting: `${first} ${trade}` };
}

export function legalFormOf(legalName: string): string {
  if (legalName.endsWith('plc')) return 'PUBLIC_LIMITED';
  if (legalName.endsWith('LLP')) return 'LLP';
  if (legalName.endsWith('Partners')) return 'PARTNERSHIP';
  return 'PRIVATE_LIMITED';
}
