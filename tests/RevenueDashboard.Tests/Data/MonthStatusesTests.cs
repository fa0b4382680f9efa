using RevenueDashboard.Data;

namespace RevenueDashboard.Tests.Data;

/// <summary>The status of March 2025 of one product, told as a story: a letter for what happened, a number for the day of April it happened on.</summary>
public sealed class MonthStatusesTests
{
    private const int Azure = 1;
    private static readonly Month March = new(2025, 3);

    [Theory]
    // Before April there is nothing to close; the last moment of March is still March.
    [InlineData("", "2025-02-10T00:00", MonthStatus.Open)]
    [InlineData("", "2025-03-31T23:59", MonthStatus.Open)]
    [InlineData("", "2025-04-01T00:00", MonthStatus.Preliminary)]
    [InlineData("close 5", "2025-04-04T00:00", MonthStatus.Preliminary)]
    [InlineData("close 5", "2025-04-06T00:00", MonthStatus.Final)]
    [InlineData("close 5, reopen 7", "2025-04-06T00:00", MonthStatus.Final)]
    [InlineData("close 5, reopen 7", "2025-04-08T00:00", MonthStatus.Preliminary)]
    // Closed again without a change it is what it was.
    [InlineData("close 5, reopen 7, close 9", "2025-04-10T00:00", MonthStatus.Final)]
    [InlineData("close 5, reopen 7, bring 8, close 9", "2025-04-10T00:00", MonthStatus.Restated)]
    [InlineData("close 5, reopen 7, replace 8, close 9", "2025-04-10T00:00", MonthStatus.Restated)]
    // Known on the days before, nobody knew of the correction.
    [InlineData("close 5, reopen 7, bring 8, close 9", "2025-04-06T00:00", MonthStatus.Final)]
    [InlineData("close 5, reopen 7, bring 8, close 9", "2025-04-08T12:00", MonthStatus.Preliminary)]
    // Taken back before the second closing: the same figures were final both times.
    [InlineData("close 5, reopen 7, bring 8, undo 8, close 9", "2025-04-10T00:00", MonthStatus.Final)]
    [InlineData("bring 2, close 5, reopen 7, undo 8, close 9", "2025-04-10T00:00", MonthStatus.Restated)]
    [InlineData("bring 2, close 5, close 9", "2025-04-10T00:00", MonthStatus.Final)]
    // What was final once and is otherwise now stays restated through further closings.
    [InlineData("close 5, reopen 7, bring 8, close 9, reopen 11, close 12", "2025-04-13T00:00", MonthStatus.Restated)]
    [InlineData("close 5, reopen 7, other 8, close 9", "2025-04-10T00:00", MonthStatus.Final)]
    [InlineData("close 5, reopen 7, total 8, close 9", "2025-04-10T00:00", MonthStatus.Restated)]
    [InlineData("close 5, reopen 7, rate 8, close 9", "2025-04-10T00:00", MonthStatus.Restated)]
    public void A_month_stands_where_its_story_has_brought_it(string story, string asOf, MonthStatus expected) =>
        Assert.Equal(expected, StatusOf(story, DateTimeOffset.Parse(asOf + "Z", System.Globalization.CultureInfo.InvariantCulture), hasData: true));

    [Theory]
    [InlineData("", "2025-03-10T00:00")]
    [InlineData("close 5", "2025-04-06T00:00")]
    public void Without_a_record_that_counts_it_is_missing(string story, string asOf) =>
        Assert.Equal(MonthStatus.Missing, StatusOf(story, DateTimeOffset.Parse(asOf + "Z", System.Globalization.CultureInfo.InvariantCulture), hasData: false));

    [Fact]
    public void A_month_ends_in_utc()
    {
        var honolulu = new DateTimeOffset(2025, 3, 31, 20, 0, 0, TimeSpan.FromHours(-10));

        Assert.Equal(MonthStatus.Preliminary, StatusOf("", honolulu, hasData: true));
    }

    // The month has a file of 1 April to begin with.
    private static MonthStatus StatusOf(string story, DateTimeOffset asOf, bool hasData)
    {
        var events = new List<MonthEvent>();
        var data = new List<MonthData>();
        data.Add(Said(Azure, On(1), rows: 1));
        foreach (var step in story.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            var at = On(int.Parse(step.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
            switch (step.Split(' ')[0])
            {
                case "close": events.Add(new MonthEvent { Month = March, Action = MonthAction.Close, At = at, By = "ann" }); break;
                case "reopen": events.Add(new MonthEvent { Month = March, Action = MonthAction.Reopen, At = at, By = "ann" }); break;
                case "bring": data.Add(Said(Azure, at, rows: 1)); break;
                case "replace": data.Add(Said(Azure, at, rows: 1, replaces: true)); break;
                case "other": data.Add(Said(2, at, rows: 1)); break;
                case "undo": data[^1] = data[^1] with { UndoneAt = at.AddHours(1) }; break;
                case "total": data.Add(new MonthData(data.Count + 1, data.Count + 1, at, null, March, Azure, null)); break;
                case "rate": data.Add(new MonthData(data.Count + 1, data.Count + 1, at, null, March, null, null)); break;
                default: throw new ArgumentException(step);
            }
        }

        var known = new MonthHistory(events.Where(entry => entry.At <= asOf));
        return new MonthStatuses(asOf, known, data).Of(March, Azure, hasData);

        MonthData Said(int product, DateTimeOffset at, long rows, bool replaces = false)
        {
            var number = data.Count + 1;
            return new MonthData(number, number, at, null, March, product, new BatchScope { BatchId = number, Month = March, ProductId = product, Rows = rows, Replaces = replaces });
        }
    }

    private static DateTimeOffset On(int day) => new(2025, 4, day, 0, 0, 0, TimeSpan.Zero);
}
