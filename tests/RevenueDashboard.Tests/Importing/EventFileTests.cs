using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing;

public sealed class EventFileTests
{
    private const string Header = "date,title,kind,value,unit,source,note\n";

    [Fact]
    public void An_event_has_a_day_a_title_and_perhaps_a_figure()
    {
        var reading = Read(Header + "2024-07-30,\"Results, quarter to June\",results,29,%,Press,below expectations\n2024-07-30,Share falls,share price,-7%,,,\n2031-01-01,Model planned,,,,,\n2024-07-30,Withdrawn,,(none),,,\n");

        Assert.Empty(reading.Problems);
        var results = new DateOnly(2024, 7, 30);
        Assert.Equal(
            [
                new(2, results, "Results, quarter to June", "results", 290_000, "%", "Press", "below expectations", false),
                new(3, results, "Share falls", "share price", -70_000, "%", null, null, false),
                new(4, new DateOnly(2031, 1, 1), "Model planned", null, null, null, null, null, false),
                new EventLine(5, results, "Withdrawn", null, null, null, null, null, true),
            ], reading.Lines);
    }

    [Theory]
    [InlineData("2024/07/30"), InlineData("30 July 2024"), InlineData("30 Jul 2024"), InlineData("July 30, 2024"), InlineData("Jul 30 2024"), InlineData(" 2024-07-30T16:05:00Z ")]
    public void A_day_is_read_where_it_can_only_be_one(string day) => Assert.Equal(new DateOnly(2024, 7, 30), Assert.Single(Read($"date,title\n\"{day}\",Results\n").Lines).Date);

    [Theory]
    [InlineData(",Results,", ProblemCodes.DateEmpty), InlineData("30/07/2024,Results,", ProblemCodes.DateUnreadable), InlineData("2024-07,Results,", ProblemCodes.DateUnreadable)]
    [InlineData("2024-07/30,Results,", ProblemCodes.DateUnreadable), InlineData("30 Juli 2024,Results,", ProblemCodes.DateUnreadable), InlineData("45503,Results,", ProblemCodes.DateUnreadable)]
    [InlineData("２０２４-07-30,Results,", ProblemCodes.DateUnreadable), InlineData("2024-07-30x,Results,", ProblemCodes.DateUnreadable)]
    [InlineData("2023-02-29,Results,", ProblemCodes.DateDay), InlineData("2024-13-01,Results,", ProblemCodes.DateDay), InlineData("0000-01-01,Results,", ProblemCodes.DateDay)]
    [InlineData("1899-12-31,Results,", ProblemCodes.DateOutOfRange), InlineData("3000-01-01,Results,", ProblemCodes.DateOutOfRange)]
    [InlineData("2024-07-30,,", ProblemCodes.TitleEmpty), InlineData("2024-07-30,a\u202Eb,", ProblemCodes.TitleCharacter), InlineData("2024-07-30,Results,1e6", ProblemCodes.AmountExponent)]
    [InlineData("2024-07-30,Results,1\n2024/07/30,RESULTS,2", ProblemCodes.RowRepeated)]
    public void What_is_wrong_is_told(string rows, string code) => Assert.Equal(code, Assert.Single(Read("date,title,value\n" + rows + "\n").Problems).Code);

    [Fact]
    public void A_per_cent_under_another_unit_is_a_problem() => Assert.Equal(ProblemCodes.SeriesUnit, Assert.Single(Read("date,title,value,unit\n2024-07-30,Results,29%,USD\n").Problems).Code);

    [Theory]
    [InlineData("date,title", FileKind.Events), InlineData("Event date,Headline,Kind of event,Value,Unit", FileKind.Events)]
    [InlineData("date,customer,product,amount,title", FileKind.Spend), InlineData("date,series,value,title", FileKind.ReferenceSeries)]
    public void It_is_recognised_by_its_header_and_takes_no_other_kind_away(string header, FileKind kind)
    {
        using var file = FileOf(header + "\n");

        Assert.Equal(kind, FileKinds.Recognise(file, new SpendFileOptions(), new ImportLimits()).Kind);
    }

    [Theory, Databases]
    public async Task What_was_said_last_of_a_day_and_title_holds_until_it_is_undone(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("one.csv", Header + "2024-07-30,Results,results,29,%,Press,\n2024-05-31,Plan,,,,,\n");
        var before = test.Time.GetUtcNow();
        test.Time.Advance(TimeSpan.FromDays(1));
        var second = await test.CommitAsync("two.csv", Header + "2024-07-30,RESULTS,results,28.5,%,Press,corrected\n2024-05-31,plan,,(none),,,\n");

        Assert.Equal(["RESULTS 285000 corrected"], await EventsAsync(test));
        var cubes = test.Services.GetRequiredService<CubeStore>();
        Assert.Equal(["Plan", "Results"], (await cubes.KnownOnAsync(before, TestBook.Cancellation)).Events.Select(happened => happened.Title));

        await test.Importer.UndoAsync(second, "ann", cancellation: TestBook.Cancellation);

        Assert.Equal(["Plan  ", "Results 290000 "], await EventsAsync(test));
    }

    private static async Task<IEnumerable<string>> EventsAsync(TestBook test) =>
        (await test.Services.GetRequiredService<CubeStore>().CurrentAsync(TestBook.Cancellation)).Events.Select(happened => $"{happened.Title} {happened.Value} {happened.Note}");

    private static ReferenceReading<EventLine> Read(string text)
    {
        using var file = FileOf(text);
        return ReferenceFile.ReadEvents(file, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None);
    }

    private static MemoryStream FileOf(string text) => new(Encoding.UTF8.GetBytes(text));
}
