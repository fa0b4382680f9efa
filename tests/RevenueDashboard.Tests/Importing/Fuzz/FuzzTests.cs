using System.Globalization;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing.Fuzz;

/// <summary>
/// Whatever bytes come, the reader answers: with rows that add up to what a plain reading says, with problems that have a place, or with a question.
/// <c>REVENUE_FUZZ_INPUTS</c> sets how many files are tried, <c>REVENUE_FUZZ_SEED</c> which.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Usual = 20_000;
    private const int LongestExcerpt = 80;

    [Fact]
    public void Changed_files_are_understood_rightly_or_not_at_all()
    {
        var inputs = Setting("REVENUE_FUZZ_INPUTS", Usual);
        var seed = Setting("REVENUE_FUZZ_SEED", 20240331);
        var files = new FuzzedFiles(seed);
        var (accepted, refused, asked) = (0, 0, 0);

        for (var number = 0; number < inputs; number++)
        {
            var bytes = files.Next();
            try
            {
                var (reading, sink) = Reading.Of(bytes);
                if (reading.ProblemCount > 0) refused += CheckProblems(reading, bytes);
                else if (reading.Questions.Count > 0) asked += CheckQuestions(reading);
                else accepted += CheckTotals(reading, sink, bytes);
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}, file {number}: {problem.Message} In: {Convert.ToBase64String(bytes)}"), problem);
            }
        }

        output.WriteLine($"{inputs} files with seed {seed}: {accepted} accepted, {refused} refused, {asked} asked about.");
        // A fuzzer whose files are all refused would prove nothing.
        Assert.InRange(accepted, inputs / 10, inputs);
        Assert.InRange(refused, inputs / 10, inputs);
    }

    private static int CheckTotals(SpendFileReading reading, RecordingSink sink, byte[] bytes)
    {
        var summary = reading.Summary!;
        var told = summary.Totals.Select(total => $"{total.Month} {total.Currency} {total.Amount}").ToList();
        var written = sink.Rows.GroupBy(row => (row.Month, row.Currency)).OrderBy(group => group.Key.Month).ThenBy(group => group.Key.Currency.Code, StringComparer.Ordinal)
            .Select(group => $"{group.Key.Month} {group.Key.Currency} {group.Sum(row => row.Amount)}");
        Assert.Equal(told, written);
        Assert.Equal(summary.Rows, sink.Rows.Count);

        // What was settled by proof elsewhere in the file has no plain reading.
        var plain = PlainReader.Totals(bytes, summary, "USD", out var reason);
        Assert.True(plain is not null, $"accepted, but a plain reading stops at: {reason}");
        Assert.Equal(plain, told);
        return 1;
    }

    private static int CheckProblems(SpendFileReading reading, byte[] bytes)
    {
        Assert.NotEmpty(reading.Problems);
        Assert.Empty(reading.Customers);
        Assert.All(reading.Problems, problem =>
        {
            Assert.InRange(problem.Line, 0, bytes.Length + 1);
            Assert.NotEmpty(problem.Message);
            Assert.InRange(problem.Excerpt?.Length ?? 0, 0, LongestExcerpt);
        });
        return 1;
    }

    private static int CheckQuestions(SpendFileReading reading)
    {
        Assert.All(reading.Questions, question =>
        {
            Assert.True(question.IsAboutReading);
            Assert.NotEmpty(question.Message);
            Assert.InRange(question.Choices.Count, 2, 10);
        });
        return 1;
    }

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : usual;
}
