using System.Globalization;
using System.Numerics;
using System.Text;
using RevenueDashboard.Importing;
using RevenueDashboard.Importing.Focus;
using RevenueDashboard.Tests.Architecture;

namespace RevenueDashboard.Tests.Importing.Focus;

/// <summary>A thousand lines of real, anonymised bills in FOCUS 1.0, published by the FinOps Foundation.</summary>
public sealed class FocusSampleTests
{
    private const string Name = "focus-1.0-sample.csv";

    [Fact]
    public void The_published_sample_adds_up_to_its_last_decimal()
    {
        var (reading, sink) = Read("billed");

        Assert.Empty(reading.Problems);
        Assert.Equal((1_000L, 44), (reading.Summary!.Rows, reading.Summary.Columns.Count));
        var total = Assert.Single(reading.Summary.Focus!.Totals);
        Assert.Equal((1_000L, "20.52022672899", 205_202L), (total.Lines, total.Exact, total.Amount));
        Assert.Equal(["2024-09", "2024-10"], reading.Summary.Totals.Select(month => month.Month.ToString()));
        Assert.Equal([(FocusCharge.Usage, 997L), (FocusCharge.Credit, 1L), (FocusCharge.Adjustment, 2L)], reading.Summary.Focus.Categories.Select(category => (category.Charge, category.Lines)));
        Assert.Single(sink.Rows, row => row.Month == Month.Parse("2024-10"));
        Assert.Equal(reading.Summary.Totals.Sum(month => month.Amount), sink.Rows.Sum(row => row.Amount));
    }

    [Fact]
    public void Every_record_is_the_sum_of_its_lines_worked_out_another_way()
    {
        var (_, sink) = Read("effective");

        // Straight from the text of the file: whole numbers in 10⁻¹¹, added up by month, sub account, service and category.
        var lines = File.ReadAllLines(Path());
        var header = Fields(lines[0]);
        int At(string column) => Array.IndexOf(header, column);
        var expected = lines.Skip(1).Select(Fields).GroupBy(fields => (Month: fields[At("BillingPeriodStart")][..7], Account: fields[At("SubAccountId")], Service: fields[At("ServiceName")].ToLowerInvariant(), Charge: fields[At("ChargeCategory")]))
            .Select(group => group.Aggregate(BigInteger.Zero, (sum, fields) => sum + InSmallestUnits(fields[At("EffectiveCost")])))
            .Select(RoundedToTenThousandths);

        Assert.Equal(expected.Order(), sink.Rows.Select(row => row.Amount).Order());
    }

    [Fact]
    public void Without_an_answer_both_totals_are_the_evidence()
    {
        var question = Assert.Single(Read(null).Reading.Questions);

        Assert.Equal("BilledCost adds up to 20.52022672899 USD in 1,000 lines without tax.", question.Evidence[0]);
    }

    private static (SpendFileReading Reading, RecordingSink Sink) Read(string? cost) =>
        Reading.Of(File.ReadAllBytes(Path()), new SpendFileOptions { Answers = cost is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [ImportQuestion.FocusCost] = cost } });

    private static string Path()
    {
        for (var folder = new DirectoryInfo(Repository.Root).Parent; folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "shared", "data", Name);
            if (File.Exists(path)) return path;
        }

        Assert.Skip($"{Name} is not in the folder shared/data beside the repository.");
        return "";
    }

    private static BigInteger InSmallestUnits(string number)
    {
        var parts = number.Split('.');
        return BigInteger.Parse(parts[0] + (parts.Length == 1 ? "" : parts[1]).PadRight(11, '0'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    private static long RoundedToTenThousandths(BigInteger units)
    {
        // A ten-thousandth is 10⁷ of them; half to even.
        var (whole, rest) = BigInteger.DivRem(BigInteger.Abs(units), 10_000_000);
        if (rest > 5_000_000 || (rest == 5_000_000 && !whole.IsEven)) whole++;
        return (long)whole * units.Sign;
    }

    private static string[] Fields(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[i++]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else field.Append(line[i]);
        }

        return [.. fields, field.ToString()];
    }
}
