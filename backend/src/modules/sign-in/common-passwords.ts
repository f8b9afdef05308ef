/**
 * What people choose most (published leak lists, and what is typed at Chinese keyboards), ten characters and more: shorter
 * ones are refused by their length. Lower case.
 */
export const COMMON_PASSWORDS: readonly string[] = `
1234567890 12345678910 123456789a a123456789 1234567890a a1234567890 q123456789 qq123456789 123456789q aa123456789
abc123456789 123456789abc 0123456789 0987654321 9876543210 1122334455 1111111111 0000000000 1234512345 1231231234
123123123123 123456123456 1357924680 2468013579 1029384756 1qaz2wsx3edc 1q2w3e4r5t 1q2w3e4r5t6y qwertyuiop qwerty123456
qwerty12345 123456qwerty qwertyuiop123 asdfghjkl123 asdfghjkl1 zxcvbnm123 zxcvbnm1234 qazwsxedc123 qazwsxedcrfv
qwer123456 123456qwer asdf123456 zxcv123456 abcd123456 abcd1234567 abcdefghij abcdefg123 abcdef123456 aaa123456789
password12 password123 password1234 password12345 password01 passw0rd12 passw0rd123 p@ssw0rd123 p@ssword123 mypassword
mypassword1 administrator admin12345 admin123456 admin888888 admin123123 adminadmin adminadmin1 administrator1 root123456
welcome123 welcome1234 changeme123 letmein123 iloveyou12 iloveyou123 iloveyou520 iloveyou1314 woaini1314 woaini1314520
woaini520 woaini123456 5201314520 5201314123 520131452013 1314520520 woaini5201314 a5201314520 zhang123456 wang123456
li123456789 baixian123 baixian1234 baixian2026 baixianji123 shanghai123 shanghai2026 beijing2008 beijing123 china123456
zhongguo123 nihao123456 dragon123456 monkey123456 football123 baseball123 princess123 sunshine123 superman123 michael123
computer123 internet123 samsung123 michael1234 888888888888 6666666666 8888888888 9999999999 7777777777 5555555555
`
  .trim()
  .split(/\s+/)
