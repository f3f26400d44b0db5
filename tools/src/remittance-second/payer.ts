import type { MadePayer } from '../remittance/payer-form.ts';
import type { Random } from '../remittance/random.ts';
import type { MadeSchool } from '../remittance/school-register.ts';
import type { Stage } from './stage.ts';

export function namedPayer(counterName: string, random: Random): MadePayer {
  return {
    counterName,
    counterAccount: random.digits(random.pick([15, 17, 19])),
    counterBank: random.pick(['', '农业银行', '某某农村商业银行', '建设银行']),
  };
}

export function schoolPayer(school: MadeSchool, random: Random): MadePayer {
  return namedPayer(
    school.name + random.pick(['', '', '', '', '工会', '（基本户）', '食堂专户', '-零余额账户', ' ']),
    random,
  );
}

export function bureauPayer(school: MadeSchool, stage: Stage): MadePayer {
  const place = stage.isSharedCounty(school.county) ? school.city + school.county : school.county;
  const name = stage.random.pick([
    '教育局',
    '教育和体育局',
    '教科局',
    '教育局计财科',
    '会计核算中心',
    '财政国库集中支付中心',
    '教育会计核算中心',
    '财政局国库股',
  ]);
  return namedPayer(place + name, stage.random);
}

export function platform(random: Random): MadePayer {
  return namedPayer(
    random.pick([
      '财付通支付科技有限公司',
      '支付宝（中国）网络技术有限公司',
      '银联商务股份有限公司客户备付金',
      '待清算款项',
      '网联清算有限公司',
      '云闪付',
    ]),
    random,
  );
}

export function privatePerson(name: string, random: Random): MadePayer {
  return namedPayer(name, random);
}
