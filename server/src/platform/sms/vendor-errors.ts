import type { SmsVendor } from '@yanxiu/domain/access/sms-template';

interface VendorError {
  /** The vendor's code, or how it begins. */
  readonly code: string;
  /** What happened and what to do, for the operator. */
  readonly message: string;
  /** Whether the same message may go a little later. */
  readonly retry?: true;
  /** The number itself is at fault: its school is told to check it. */
  readonly number?: true;
}

const toConsole = '请在服务商控制台核对后修改配置。';

/** The vendors' codes in words, for sending and for receipts; the first that fits counts, so longer codes come first. */
const vendorErrors: Readonly<Record<SmsVendor, readonly VendorError[]>> = {
  aliyun: [
    {
      code: 'isv.BUSINESS_LIMIT_CONTROL',
      message: '这个号码收短信太频繁，被服务商限制，请隔一会儿再发，或改用账号条。',
    },
    { code: 'isv.DAY_LIMIT_CONTROL', message: '已到服务商控制台设定的当日发送上限，请调高上限或明天再发。' },
    { code: 'isv.MONTH_LIMIT_CONTROL', message: '已到服务商控制台设定的当月发送上限，请调高上限。' },
    { code: 'isv.MOBILE_NUMBER_ILLEGAL', message: '手机号不对，请核对后更正。', number: true },
    { code: 'isv.MOBILE_COUNT_OVER_LIMIT', message: '一次发送的号码太多。' },
    { code: 'isv.SMS_SIGNATURE_ILLEGAL', message: `短信签名不存在或没有审核通过。${toConsole}` },
    { code: 'isv.SMS_SIGNATURE_SCENE_ILLEGAL', message: `短信签名与模板的用途不符。${toConsole}` },
    { code: 'isv.SIGN_NAME_ILLEGAL', message: `短信签名不合规范。${toConsole}` },
    { code: 'isv.SMS_SIGN_ILLEGAL', message: `短信签名被停用。${toConsole}` },
    { code: 'isv.SMS_TEMPLATE_ILLEGAL', message: `短信模板不存在或没有审核通过。${toConsole}` },
    { code: 'isv.TEMPLATE_MISSING_PARAMETERS', message: `短信模板的变量与系统的不一致。${toConsole}` },
    { code: 'isv.TEMPLATE_PARAMS_ILLEGAL', message: `短信模板的变量内容不合要求。${toConsole}` },
    { code: 'isv.PARAM_LENGTH_LIMIT', message: '短信变量太长，没有发送。' },
    { code: 'isv.PARAM_NOT_SUPPORT_URL', message: '短信变量不能是网址，没有发送。' },
    { code: 'isv.BLACK_KEY_CONTROL_LIMIT', message: '短信内容含有服务商禁止的词，没有发送。' },
    { code: 'isv.AMOUNT_NOT_ENOUGH', message: '短信账户余额不足，请充值。' },
    { code: 'isv.OUT_OF_SERVICE', message: '短信账户已停机，请充值或联系服务商。' },
    { code: 'isv.PRODUCT_UN_SUBSCRIPT', message: '没有开通短信服务，请在服务商控制台开通。' },
    { code: 'isv.ACCOUNT_NOT_EXISTS', message: '短信账户不存在，请核对密钥。' },
    { code: 'isv.ACCOUNT_ABNORMAL', message: '短信账户异常，请联系服务商。' },
    { code: 'isv.INVALID_PARAMETERS', message: '服务商不接受这次请求的参数，请把本条记录交给平台运维。' },
    { code: 'isv.INVALID_JSON_PARAM', message: '服务商不接受短信变量的格式，请把本条记录交给平台运维。' },
    { code: 'isp.RAM_PERMISSION_DENY', message: '密钥没有发短信的权限，请在服务商控制台授权。' },
    { code: 'isp.SYSTEM_ERROR', message: '服务商系统忙。', retry: true },
    { code: 'InvalidAccessKeyId', message: '密钥编号不对或已停用，请核对密钥文件。' },
    { code: 'SignatureDoesNotMatch', message: '密钥不对，请核对密钥文件。' },
    { code: 'SignatureNonceUsed', message: '请求被服务商当作重复。', retry: true },
    { code: 'InvalidTimeStamp.Expired', message: '服务器时间与标准时间相差太大，请校准时间。' },
    { code: 'Throttling', message: '发送过快，被服务商限速。', retry: true },
    { code: 'ServiceUnavailable', message: '服务商系统忙。', retry: true },
    { code: 'InternalError', message: '服务商系统忙。', retry: true },
    { code: 'MOBILE_NOT_ON_SERVICE', message: '手机停机或是空号，请核对号码。', number: true },
    { code: 'MK:0001', message: '空号，请核对号码。', number: true },
    { code: 'MOBILE_SEND_LIMIT', message: '这个号码收短信太频繁，被运营商限制。' },
    { code: 'MOBILE_TERMINAL_ERROR', message: '手机关机或没有信号，没有收到。' },
    { code: 'MOBILE_IN_BLACK', message: '这个号码退订过或在黑名单里，请改用账号条。' },
    { code: 'MOBILE_ACCOUNT_ABNORMAL', message: '这个号码状态异常，请核对号码。', number: true },
    { code: 'CONTENT_KEYWORD', message: '短信内容被运营商拦截。' },
    { code: 'CONTENT_ERROR', message: '短信内容被运营商拦截。' },
    { code: 'SIGNATURE_BLACKLIST', message: '短信签名被运营商拦截，请联系服务商。' },
    { code: 'SP_NOT_BY_INTER_SMS', message: '这个号码没有开通国际短信。' },
    { code: 'REQUEST_SUCCESS', message: '服务商已受理，运营商没有给出结果。' },
  ],
  tencent: [
    { code: 'LimitExceeded.PhoneNumberThirtySecondLimit', message: '这个号码 30 秒内已发过，请稍后再发。' },
    { code: 'LimitExceeded.PhoneNumberOneHourLimit', message: '这个号码一小时内发得太多，请稍后再发，或改用账号条。' },
    { code: 'LimitExceeded.PhoneNumberDailyLimit', message: '这个号码今天发得太多，请明天再发，或改用账号条。' },
    {
      code: 'LimitExceeded.PhoneNumberSameContentDailyLimit',
      message: '同样内容今天发给这个号码太多次，请改用账号条。',
    },
    { code: 'LimitExceeded.DailyLimit', message: '已到服务商控制台设定的当日发送上限，请调高上限或明天再发。' },
    { code: 'LimitExceeded.AppDailyLimit', message: '已到应用的当日发送上限，请在控制台调高。' },
    { code: 'LimitExceeded.DeliveryFrequencyLimit', message: '发送太频繁，被服务商限制，请稍后再发。' },
    { code: 'LimitExceeded', message: '超过服务商的发送限制，请稍后再发。' },
    { code: 'FailedOperation.SignatureIncorrectOrUnapproved', message: `短信签名不存在或没有审核通过。${toConsole}` },
    { code: 'FailedOperation.MissingSignature', message: `没有短信签名。${toConsole}` },
    { code: 'FailedOperation.TemplateIncorrectOrUnapproved', message: `短信模板不存在或没有审核通过。${toConsole}` },
    {
      code: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
      message: `短信模板的变量与系统的不一致。${toConsole}`,
    },
    { code: 'FailedOperation.TemplateUnapprovedOrNotExist', message: `短信模板不存在或没有审核通过。${toConsole}` },
    { code: 'FailedOperation.ContainSensitiveWord', message: '短信内容含有服务商禁止的词，没有发送。' },
    { code: 'FailedOperation.PhoneNumberInBlacklist', message: '这个号码退订过或在黑名单里，请改用账号条。' },
    { code: 'FailedOperation.InsufficientBalanceInSmsPackage', message: '短信套餐余量不足，请购买套餐。' },
    { code: 'FailedOperation.NotEnterpriseCertification', message: '账户没有企业认证，请在服务商控制台认证。' },
    { code: 'FailedOperation.ProhibitedUseUrlInTemplateParameter', message: '短信变量不能是网址，没有发送。' },
    { code: 'FailedOperation', message: '服务商没有接受这条短信，请在控制台核对签名、模板和套餐。' },
    { code: 'InvalidParameterValue.IncorrectPhoneNumber', message: '手机号不对，请核对后更正。', number: true },
    {
      code: 'InvalidParameterValue.TemplateParameterFormatError',
      message: '短信变量的格式不对，验证码只能是 0 至 6 位数字。',
    },
    { code: 'InvalidParameterValue.TemplateParameterLengthLimit', message: '短信变量太长，没有发送。' },
    { code: 'InvalidParameterValue.SdkAppIdNotExist', message: '应用编号（SdkAppId）不存在，请核对配置。' },
    { code: 'InvalidParameterValue', message: '服务商不接受这次请求的参数，请把本条记录交给平台运维。' },
    { code: 'UnauthorizedOperation.SdkAppIdIsDisabled', message: '短信应用已停用，请在控制台启用。' },
    { code: 'UnauthorizedOperation.SmsSdkAppIdVerifyFail', message: '应用编号与密钥不属于同一账户，请核对配置。' },
    { code: 'UnauthorizedOperation', message: '密钥没有发短信的权限，请在服务商控制台授权。' },
    { code: 'AuthFailure.SignatureExpire', message: '服务器时间与标准时间相差太大，请校准时间。' },
    { code: 'AuthFailure', message: '密钥不对或已停用，请核对密钥文件。' },
    { code: 'RequestLimitExceeded', message: '发送过快，被服务商限速。', retry: true },
    { code: 'InternalError', message: '服务商系统忙。', retry: true },
    { code: 'ResourceUnavailable', message: '服务商系统忙。', retry: true },
  ],
};

/** A vendor said no, or could not be reached; the message is for people. */
export class SmsVendorError extends Error {
  override name = 'SmsVendorError';
  readonly code: string;
  readonly retry: boolean;
  constructor(message: string, code: string, retry: boolean) {
    super(message);
    this.code = code;
    this.retry = retry;
  }
}

/** A vendor's code in words; one that isn't in the table is shown with the vendor's own words. */
export function vendorError(vendor: SmsVendor, code: string, vendorMessage: string): SmsVendorError {
  const known = vendorErrors[vendor].find((one) => code.startsWith(one.code));
  const message = known?.message ?? `服务商没有接受（${code}${vendorMessage ? `：${vendorMessage}` : ''}）。`;
  return new SmsVendorError(message, code, known?.retry ?? false);
}

/** Whether this code says that the number itself is wrong or out of use. */
export function blamesNumber(vendor: SmsVendor, code: string): boolean {
  return vendorErrors[vendor].find((one) => code.startsWith(one.code))?.number ?? false;
}
