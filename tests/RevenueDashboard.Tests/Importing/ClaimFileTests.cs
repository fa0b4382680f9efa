using System.Text;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class ClaimFileTests
{
    [Fact]
    public void A_claim_has_a_figure_its_words_and_who_said_it()
    {
        var reading = Read("claim,metric,first month,month,product,customer,over,value,unit,qualifier,speaker,said on,statement,source,note\n"
            + "Share,share,,2024-03,Azure OpenAI,TikTok,,25%,,almost,CFO,2024-04-18,Almost a quarter,Call,n\nSeats,Customers over quantity,2024-03,2024-06,Copilot,,\"10,000\",12,,,,,,,\nGone,other,,,,,,(none),,,,,,,\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [
                new(2, "share", "Share", ClaimMetric.Share, null, new Month(2024, 3), "Azure OpenAI", "TikTok", null, 250_000, "%", "almost", "CFO", new DateOnly(2024, 4, 18), "Almost a quarter", "Call", "n", false),
                new(3, "seats", "Seats", ClaimMetric.CustomersOverQuantity, new Month(2024, 3), new Month(2024, 6), "Copilot", null, 100_000_000, 120_000, null, null, null, null, null, null, null, false),
                new ClaimLine(4, "gone", "Gone", ClaimMetric.Other, null, null, null, null, null, null, null, null, null, null, null, null, null, true),
            ], reading.Lines);
    }

    [Theory]
    [InlineData(",total,,,,\n", ProblemCodes.ClaimEmpty), InlineData("A,margin,,,,\n", ProblemCodes.ClaimMetricUnknown), InlineData("A,,,,,\n", ProblemCodes.ClaimMetricUnknown)]
    [InlineData("A,total,2024-06,2024-03,,\n", ProblemCodes.ClaimMonths), InlineData("A,total,2024-06,,,\n", ProblemCodes.ClaimMonths), InlineData("A,total,,2024-13,,\n", ProblemCodes.MonthNumber)]
    [InlineData("A,total,,,2024-02-30,\n", ProblemCodes.ClaimDate), InlineData("A,total,,,18.4.2024,\n", ProblemCodes.ClaimDate), InlineData("A,total,,,,x\n", ProblemCodes.AmountUnreadable)]
    [InlineData("A,total,,,,1\na,hhi,,,,2\n", ProblemCodes.RowRepeated)]
    public void What_is_wrong_is_told(string rows, string code) => Assert.Equal(code, Assert.Single(Read("claim,metric,first month,month,said on,value\n" + rows).Problems).Code);

    [Theory]
    [InlineData("claim,metric", FileKind.Claims), InlineData("claim,metric,month,customer,product,value", FileKind.Claims)]
    [InlineData("month,customer,product,value,claim", FileKind.Spend), InlineData("month,customer,product,amount,metric", FileKind.Spend)]
    public void It_is_recognised_by_its_header_and_takes_no_other_kind_away(string header, FileKind kind)
    {
        using var file = FileOf(header + "\n");

        Assert.Equal(kind, FileKinds.Recognise(file, new SpendFileOptions(), new ImportLimits()).Kind);
    }

    [Fact]
    public void Every_metric_is_known_by_its_word() =>
        Assert.All(Enum.GetValues<ClaimMetric>(), metric => Assert.Equal(metric, ClaimMetrics.Named(ClaimMetrics.Word(metric))));

    private static ReferenceReading<ClaimLine> Read(string text)
    {
        using var file = FileOf(text);
        return ReferenceFile.ReadClaims(file, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None);
    }

    private static MemoryStream FileOf(string text) => new(Encoding.UTF8.GetBytes(text));
}
