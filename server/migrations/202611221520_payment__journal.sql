-- 凭证科目 belong to the books' journal vouchers; a voucher is what a school shows of its transfer (decision 0033).

alter table voucher_setting rename to journal_setting;
