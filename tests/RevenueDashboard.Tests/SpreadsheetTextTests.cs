using System.Text;
using CsCheck;

namespace RevenueDashboard.Tests;

public sealed class SpreadsheetTextTests
{
    // Of what formulas, apostrophes and amounts are made of, so that the odd cases come often.
    private static readonly Gen<string> Texts = Gen.String[Gen.Char["'=@+-\t\r\n＝＠＋－0123456789., $€%aZé漢"], 0, 6];

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@home", "'@home")]
    [InlineData("-Beta GmbH", "'-Beta GmbH")]
    [InlineData("-12.50", "'-12.50")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'-Beta", "''-Beta")]
    [InlineData("''@home", "'''@home")]
    [InlineData("'t Hooft", "'t Hooft")]
    [InlineData("'", "'")]
    [InlineData("''", "''")]
    [InlineData("", "")]
    [InlineData("Acme", "Acme")]
    public void A_text_is_kept_from_running_by_one_apostrophe(string text, string cell) => Assert.Equal(cell, SpreadsheetText.Neutral(text));

    [Theory]
    [InlineData("-12.50", "-12.50")]
    [InlineData("+49 30 1234", "+49 30 1234")]
    [InlineData("-", "'-")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("-12.50 USD", "'-12.50 USD")]
    public void A_cell_that_may_be_an_amount_is_left_alone_if_it_is_one(string text, string cell) => Assert.Equal(cell, SpreadsheetText.NeutralUnlessNumber(text));

    [Theory]
    [InlineData("'-Beta GmbH", "-Beta GmbH")]
    [InlineData("''-Beta GmbH", "'-Beta GmbH")]
    [InlineData("'t Hooft", "'t Hooft")]
    [InlineData("'", "'")]
    [InlineData("'＠home", "＠home")]
    [InlineData("'é", "'é")]
    public void Reading_takes_off_one_apostrophe_and_only_before_a_formula(string cell, string text)
    {
        Assert.Equal(text, SpreadsheetText.Plain(cell));
        Assert.Equal(text, Encoding.UTF8.GetString(SpreadsheetText.Plain(Encoding.UTF8.GetBytes(cell))));
    }

    [Fact]
    public void Bytes_that_are_no_text_stay_as_they_are() => Assert.Equal([(byte)'\'', 0xEF, 0xBC], SpreadsheetText.Plain([(byte)'\'', 0xEF, 0xBC]).ToArray());

    [Fact]
    public void What_is_written_is_read_as_it_was() => Texts.Sample(text =>
        IsRead(SpreadsheetText.Neutral(text), text) && IsRead(SpreadsheetText.NeutralUnlessNumber(text), text), iter: 200_000);

    [Fact]
    public void Nothing_that_is_written_starts_as_a_formula() => Texts.Sample(text => SpreadsheetText.Neutral(text) is "" or not ['=' or '@' or '+' or '-' or '\t' or '\r' or '\n' or '＝' or '＠' or '＋' or '－', ..]);

    private static bool IsRead(string cell, string text) =>
        SpreadsheetText.Plain(cell) == text && Encoding.UTF8.GetString(SpreadsheetText.Plain(Encoding.UTF8.GetBytes(cell))) == text;
}
