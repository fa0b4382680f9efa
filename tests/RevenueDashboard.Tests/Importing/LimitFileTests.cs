using System.Text;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class LimitFileTests
{
    [Fact]
    public void A_limit_has_a_measure_its_levels_and_an_owner()
    {
        var reading = Read("limit,measure,subject,product,warning,hard,owner,source,note\n"
            + "Single,Parent,,Compute,10,20%,Ann,Rule,n\nFive,top shares,5,,,45.5,,,\nHHI,hhi,,,\"1,000\",1800,,,\nGone,topShares,,,,(none),,,\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [
                new(2, "single", "Single", LimitMeasure.Parent, null, "Compute", 100_000, 200_000, "Ann", "Rule", "n", false),
                new(3, "five", "Five", LimitMeasure.TopShares, "5", null, null, 455_000, null, null, null, false),
                new(4, "hhi", "HHI", LimitMeasure.Hhi, null, null, 10_000_000, 18_000_000, null, null, null, false),
                new LimitLine(5, "gone", "Gone", LimitMeasure.TopShares, null, null, null, null, null, null, null, true),
            ], reading.Lines);
    }

    [Theory]
    [InlineData(",topShare,,,,20\n", ProblemCodes.LimitEmpty), InlineData("A,margin,,,,20\n", ProblemCodes.LimitMeasureUnknown), InlineData("A,,,,,20\n", ProblemCodes.LimitMeasureUnknown)]
    [InlineData("A,topShares,,,,20\n", ProblemCodes.LimitSubject), InlineData("A,topShares,1,,,20\n", ProblemCodes.LimitSubject), InlineData("A,topShares,ten,,,20\n", ProblemCodes.LimitSubject)]
    [InlineData("A,topShare,ByteDance,,,20\n", ProblemCodes.LimitSubject), InlineData("A,hhi,5,,,1800\n", ProblemCodes.LimitSubject), InlineData("A,product,Compute,Compute,,20\n", ProblemCodes.LimitProduct)]
    [InlineData("A,topShare,,,,\n", ProblemCodes.LimitLevel), InlineData("A,topShare,,,,0\n", ProblemCodes.LimitLevel), InlineData("A,topShare,,,,-5\n", ProblemCodes.LimitLevel)]
    [InlineData("A,topShare,,,,100.0001\n", ProblemCodes.LimitLevel), InlineData("A,hhi,,,,10000.5\n", ProblemCodes.LimitLevel), InlineData("A,topShare,,,,0.2\n", ProblemCodes.LimitLevelFraction)]
    [InlineData("A,topShare,,,20,20\n", ProblemCodes.LimitWarning), InlineData("A,topShare,,,25,20\n", ProblemCodes.LimitWarning), InlineData("A,topShare,,,,x\n", ProblemCodes.AmountUnreadable)]
    [InlineData("A,topShare,,,,20\na,hhi,,,,1800\n", ProblemCodes.RowRepeated)]
    public void What_is_wrong_is_told_with_its_line(string rows, string code)
    {
        var problem = Assert.Single(Read("limit,measure,subject,product,warning,hard\n" + rows).Problems);

        Assert.Equal(code, problem.Code);
        Assert.Equal(rows.Count(c => c == '\n') + 1, problem.Line);
    }

    [Fact]
    public void A_level_at_the_edge_of_what_there_is_is_a_level() =>
        Assert.Equal([1_000_000, 100_000_000, 2_000], Read("limit,measure,hard\nA,topShare,100\nB,hhi,10000\nC,topShare,0.2%\n").Lines.Select(line => line.Hard!.Value));

    [Fact]
    public void A_goal_has_a_target_and_its_months()
    {
        using var file = FileOf("goal,measure,product,target,from,due,owner,note\nMore,effective customers,Compute,20.5,2024-01,2025-06,Ann,n\nLess,topShare,,15%,2024-01,2024-02,,\nGone,customers,,(none),,,,\n");

        var reading = ReferenceFile.ReadGoals(file, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None);

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [
                new(2, "more", "More", GoalMeasure.EffectiveCustomers, "Compute", 205_000, new Month(2024, 1), new Month(2025, 6), "Ann", "n", false),
                new(3, "less", "Less", GoalMeasure.TopShare, null, 150_000, new Month(2024, 1), new Month(2024, 2), null, null, false),
                new GoalLine(4, "gone", "Gone", GoalMeasure.Customers, null, null, null, null, null, null, true),
            ], reading.Lines);
    }

    [Theory]
    [InlineData(",customers,,20,2024-01,2025-01\n", ProblemCodes.GoalEmpty), InlineData("A,hhi,,20,2024-01,2025-01\n", ProblemCodes.GoalMeasureUnknown)]
    [InlineData("A,effectiveProducts,Compute,3,2024-01,2025-01\n", ProblemCodes.GoalProduct), InlineData("A,customers,,,2024-01,2025-01\n", ProblemCodes.GoalTarget)]
    [InlineData("A,customers,,0.5,2024-01,2025-01\n", ProblemCodes.GoalTarget), InlineData("A,topShare,,101,2024-01,2025-01\n", ProblemCodes.GoalTarget), InlineData("A,topShare,,0.15,2024-01,2025-01\n", ProblemCodes.LimitLevelFraction)]
    [InlineData("A,customers,,20,,2025-01\n", ProblemCodes.GoalMonths), InlineData("A,customers,,20,2024-01,\n", ProblemCodes.GoalMonths), InlineData("A,customers,,20,2024-01,2024-01\n", ProblemCodes.GoalMonths)]
    [InlineData("A,customers,,20,2024-13,2025-01\n", ProblemCodes.MonthNumber), InlineData("A,customers,,20,2024-01,2025-01\nA,customers,,20,2024-01,2025-01\n", ProblemCodes.RowRepeated)]
    public void What_is_wrong_with_a_goal_is_told(string rows, string code)
    {
        using var file = FileOf("goal,measure,product,target,from,due\n" + rows);

        Assert.Equal(code, Assert.Single(ReferenceFile.ReadGoals(file, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None).Problems).Code);
    }

    [Theory]
    [InlineData("limit,measure,hard", FileKind.Limits), InlineData("limit,metric,subject,product,warning,level,owner,source,note", FileKind.Limits), InlineData("goal,measure,target,from,due", FileKind.Goals)]
    [InlineData("claim,measure,value", FileKind.Claims), InlineData("month,customer,product,value,limit", FileKind.Spend)]
    public void They_are_recognised_by_their_header_and_take_no_other_kind_away(string header, FileKind kind)
    {
        using var file = FileOf(header + "\n");

        Assert.Equal(kind, FileKinds.Recognise(file, new SpendFileOptions(), new ImportLimits()).Kind);
    }

    [Fact]
    public void Every_measure_is_known_by_its_word()
    {
        Assert.All(Enum.GetValues<LimitMeasure>(), measure => Assert.Equal(measure, LimitMeasures.Named(LimitMeasures.Word(measure))));
        Assert.All(Enum.GetValues<GoalMeasure>(), measure => Assert.Equal(measure, GoalMeasures.Named(GoalMeasures.Word(measure))));
    }

    private static ReferenceReading<LimitLine> Read(string text)
    {
        using var file = FileOf(text);
        return ReferenceFile.ReadLimits(file, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None);
    }

    private static MemoryStream FileOf(string text) => new(Encoding.UTF8.GetBytes(text));
}
