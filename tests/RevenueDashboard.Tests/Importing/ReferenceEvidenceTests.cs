using System.Text;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class ReferenceEvidenceTests
{
    private const string Header = "customer,factor,state,side,date,statement,amount,currency,ends,source,note\n";

    [Fact]
    public void Evidence_on_both_sides_stands_in_the_order_of_the_file()
    {
        var reading = Read(Header
            + "ByteDance,Competing-Model,Suspected,for,2024-05-31,\"Plans models, own ones\",,,,Press,\n"
            + "bytedance,competing model,,AGAINST,15 June 2024,=a very limited scope,,,,ByteDance,its answer\n"
            + "Walmart,commitment,confirmed,,2023-07-01,,\"36,000,000.00\",,2026-06-30,,\n"
            + "G42,previous provider,(none),,,,,,,Press,\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [
                new(2, "name:bytedance", "ByteDance", RiskFactor.CompetingModel, FactorState.Suspected, EvidenceSide.For, new(2024, 5, 31), "Plans models, own ones", null, null, null, "Press", null, false),
                new(3, "name:bytedance", "bytedance", RiskFactor.CompetingModel, null, EvidenceSide.Against, new(2024, 6, 15), "=a very limited scope", null, null, null, "ByteDance", "its answer", false),
                new(4, "name:walmart", "Walmart", RiskFactor.Commitment, FactorState.Confirmed, EvidenceSide.Neither, new(2023, 7, 1), null, 360_000_000_000, Currency.Usd, new(2026, 6, 30), null, null, false),
                new EvidenceLine(5, "name:g42", "G42", RiskFactor.PreviousProvider, null, EvidenceSide.Neither, null, null, null, null, null, "Press", null, true),
            ], reading.Lines);
    }

    [Theory]
    [InlineData(",geopolitical,suspected,,,,,,", ProblemCodes.CustomerEmpty, "customer"), InlineData("A,,suspected,,,,,,", ProblemCodes.FactorEmpty, "factor"), InlineData("A,bankruptcy,suspected,,,,,,", ProblemCodes.FactorUnknown, "factor")]
    [InlineData("A,geopolitical,likely,,,,,,", ProblemCodes.FactorStateUnknown, "state"), InlineData("A,geopolitical,,pro,,x,,,", ProblemCodes.EvidenceSideUnknown, "side"), InlineData("A,geopolitical,,for,,,,,", ProblemCodes.EvidenceEmpty, "factor")]
    [InlineData("A,geopolitical,suspected,,01/02/2024,,,,", ProblemCodes.DateUnreadable, "date"), InlineData("A,contract end,confirmed,,,,,,2024-02-30", ProblemCodes.DateDay, "ends"), InlineData("A,geopolitical,suspected,,,,5,USD,", ProblemCodes.CommitmentAmount, "amount")]
    [InlineData("A,commitment,confirmed,,,,-5,USD,", ProblemCodes.CommitmentAmount, "amount"), InlineData("A,commitment,confirmed,,,,0,USD,", ProblemCodes.CommitmentAmount, "amount"), InlineData("A,commitment,confirmed,,,,N/A,USD,", ProblemCodes.AmountNotANumber, "amount")]
    [InlineData("A,commitment,confirmed,,,,5,dollars,", ProblemCodes.CurrencyUnknown, "currency"), InlineData("A,geopolitical,suspected,,,,,,2024-12-31", ProblemCodes.EvidenceEnd, "ends"), InlineData("A,contract end,confirmed,,2024-12-31,,,,2024-12-30", ProblemCodes.EvidenceEnd, "ends")]
    [InlineData("A,geopolitical,(none),for,,,,,", ProblemCodes.FactorNone, "state"), InlineData("A,geopolitical,(none),,,,,,\nA,geopolitical,suspected,,,,,,", ProblemCodes.FactorNone, "state")]
    [InlineData("A,geopolitical,denied,,2024-01-01,,,,\na,geopolitical,suspected,,2024-01-01,,,,", ProblemCodes.FactorStates, "state"), InlineData("A,geopolitical,,for,2024-01-01,x,,,\na,geopolitical,,for,2024-01-01,x,,,", ProblemCodes.RowRepeated, null)]
    public void What_is_wrong_is_told_with_its_column(string rows, string code, string? column)
    {
        var reading = Read("customer,factor,state,side,date,statement,amount,currency,ends\n" + rows + "\n");

        var problem = Assert.Single(reading.Problems);
        Assert.Equal((code, column), (problem.Code, problem.Column));
        Assert.Empty(reading.Lines);
    }

    [Fact]
    public void States_may_change_from_day_to_day_and_differ_from_factor_to_factor() => Assert.Empty(Read(Header
        + "A,breaks terms,suspected,for,2024-01-01,alleged,,,,,\nA,breaks terms,denied,against,2024-01-02,denied,,,,,\nA,geopolitical,unknown,,2024-01-01,,,,,,\nB,breaks terms,confirmed,,2024-01-01,,,,,,\n").Problems);

    [Theory]
    [InlineData("customer,factor,state", FileKind.RiskFactors), InlineData("Account;Risk Factor;State;Date;Amount;Currency", FileKind.RiskFactors)]
    [InlineData("month,customer,product,amount,state", FileKind.Spend), InlineData("claim,metric,factor,customer", FileKind.Claims), InlineData("date,title,factor", FileKind.Events)]
    public void It_is_recognised_by_its_header_and_takes_no_other_kind_away(string header, FileKind kind)
    {
        using var file = FileOf(header + "\n");

        Assert.Equal(kind, FileKinds.Recognise(file, new SpendFileOptions(), new ImportLimits()).Kind);
    }

    private static ReferenceReading<EvidenceLine> Read(string text)
    {
        using var file = FileOf(text);
        return ReferenceFile.ReadRiskFactors(file, new SpendFileOptions { Currency = Currency.Usd }, new ImportLimits(), Reading.LastMonth, CancellationToken.None);
    }

    private static MemoryStream FileOf(string text) => new(Encoding.UTF8.GetBytes(text));
}
