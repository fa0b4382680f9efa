using RevenueDashboard.Data;
using System.Diagnostics;
using System.Text;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class LimitTests
{
    private const string Header = "month,customer,product,amount,note\n";

    [Fact]
    public void A_file_that_is_too_large_is_not_read_at_all() =>
        Assert.Equal(ProblemCodes.FileTooLarge, Reading.OnlyProblem(Header, limits: new ImportLimits { FileSize = 10 }).Code);

    [Fact]
    public void Rows_beyond_the_limit_stop_the_reading()
    {
        var file = Header + string.Concat(Enumerable.Range(1, 5).Select(i => $"2026-01,C{i},A,1,\n"));

        Assert.Equal(0, Reading.Of(file, limits: new ImportLimits { Rows = 5 }).Reading.ProblemCount);
        Assert.Equal([(6, null, ProblemCodes.RowsTooMany)], Reading.Problems(file, limits: new ImportLimits { Rows = 4 }));
    }

    [Fact]
    public void Columns_beyond_the_limit_are_a_problem()
    {
        var header = "month,customer,product,amount," + string.Join(',', Enumerable.Range(1, 61).Select(i => $"x{i}"));

        Assert.Equal(ProblemCodes.ColumnsTooMany, Reading.OnlyProblem(header + "\n").Code);
    }

    [Fact]
    public void A_field_beyond_the_limit_is_a_problem_of_that_field()
    {
        Assert.Equal(0, Reading.Of($"{Header}2026-01,TikTok,A,1,{new string('x', 65_536)}\n").Reading.ProblemCount);
        Assert.Equal([(2, "note", ProblemCodes.FieldTooLong), (3, "amount", ProblemCodes.AmountUnreadable)],
            Reading.Problems($"{Header}2026-01,TikTok,A,1,{new string('x', 65_537)}\n2026-01,TikTok,A,x,\n"));
    }

    [Fact]
    public void A_header_that_never_ends_is_a_problem() =>
        Assert.Equal(ProblemCodes.HeaderTooLong, Reading.OnlyProblem("month,customer,product,amount," + new string('x', 100_000)).Code);

    [Theory]
    [InlineData("2026-01,TikTok,A,1,\""), InlineData("2026-01,TikTok,A,1,")]
    public void A_gigabyte_without_an_end_is_refused_quickly_and_in_little_memory(string start)
    {
        using var file = new EndlessFile(Header + "2026-01,Walmart,A,1,\n" + start, length: 1_000_000_000);
        var limits = new ImportLimits { FileSize = long.MaxValue };
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();

        var reading = SpendFile.Read(file, Reading.Dollars, limits, Reading.LastMonth, new RecordingSink(), null, CancellationToken.None);

        var problem = Assert.Single(reading.Problems);
        Assert.Equal((3L, ProblemCodes.RowTooLong), (problem.Line, problem.Code));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocatedBefore, 0, 64 * 1024 * 1024);
        // Two seconds on an idle machine; the bound here only tells a pass over the file from work that grows faster than it.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 120);
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Header + "2026-01,TikTok,A,1,\n"));

        Assert.Throws<OperationCanceledException>(() =>
            SpendFile.Read(file, Reading.Dollars, new ImportLimits(), Reading.LastMonth, new RecordingSink(), null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_million_rows_take_no_memory_of_their_own()
    {
        static long AllocatedFor(int rows)
        {
            var file = Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Range(0, rows).Select(i => $"2026-0{i / 1000 % 6 + 1},C{i % 1000},P{i / 6000},1.25,\n")));
            using var stream = new MemoryStream(file);
            var before = GC.GetAllocatedBytesForCurrentThread();
            SpendFile.Read(stream, Reading.Dollars, new ImportLimits(), Reading.LastMonth, new ForgetfulSink(), null, CancellationToken.None);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        AllocatedFor(6_000);
        Assert.True(AllocatedFor(120_000) - AllocatedFor(60_000) < 60_000 * 4, "less than four bytes a row");
    }

    private sealed class ForgetfulSink : ISpendSink
    {
        private int last;

        public int CustomerOf(string key, string name) => ++last;

        public int ProductOf(string key, string name) => ++last;

        public void Write(in SpendRow row) { }
    }

    /// <summary>A start, and then the letter x for ever: a file of any length that takes no room.</summary>
    private sealed class EndlessFile(string start, long length) : Stream
    {
        private readonly byte[] head = Encoding.UTF8.GetBytes(start);

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            buffer = buffer[..(int)Math.Min(buffer.Length, length - Position)];
            var fromHead = (int)Math.Clamp(head.Length - Position, 0, buffer.Length);
            if (fromHead > 0) head.AsSpan((int)Position, fromHead).CopyTo(buffer);
            buffer[fromHead..].Fill((byte)'x');
            Position += buffer.Length;
            return buffer.Length;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset;

        public override void Flush() { }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
